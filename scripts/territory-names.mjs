/**
 * The post offices of Puerto Rico, the Virgin Islands, American Samoa, Guam and the Northern Mariana
 * Islands, which the list of names leaves out: ZIP codes that share a name stand before it.
 */
const offices = {
  PR: `00601 Adjuntas; 00602 Aguada; 00603 Aguadilla; 00606 Maricao; 00610 Añasco; 00611 Ángeles;
    00612 Arecibo; 00616 Bajadero; 00617 Barceloneta; 00622 Boquerón; 00623 Cabo Rojo; 00624 Peñuelas;
    00627 Camuy; 00631 Castañer; 00636 Rosario; 00637 Sabana Grande; 00638 Ciales; 00641 Utuado;
    00646 Dorado; 00647 Ensenada; 00650 Florida; 00652 Garrochales; 00653 Guánica; 00656 Guayanilla;
    00659 Hatillo; 00660 Hormigueros; 00662 Isabela; 00664 Jayuya; 00667 Lajas; 00669 Lares;
    00670 Las Marías; 00674 Manatí; 00676 Moca; 00677 Rincón; 00678 Quebradillas;
    00680 00682 Mayagüez; 00683 San Germán; 00685 San Sebastián; 00687 Morovis; 00688 Sabana Hoyos;
    00690 San Antonio; 00692 Vega Alta; 00693 00694 Vega Baja; 00698 Yauco; 00703 Aguas Buenas;
    00704 Aguirre; 00705 Aibonito; 00707 Maunabo; 00714 Arroyo; 00715 Mercedita;
    00716 00717 00728 00730 00731 Ponce; 00718 Naguabo; 00719 Naranjito; 00720 Orocovis;
    00723 Patillas; 00725 00727 Caguas; 00729 Canóvanas; 00735 Ceiba; 00736 Cayey; 00738 Fajardo;
    00739 Cidra; 00740 Puerto Real; 00741 Punta Santiago; 00745 Río Grande; 00751 Salinas;
    00754 San Lorenzo; 00757 Santa Isabel; 00765 Vieques; 00766 Villalba; 00767 Yabucoa; 00769 Coamo;
    00771 Las Piedras; 00772 Loíza; 00773 Luquillo; 00775 Culebra; 00777 Juncos; 00778 Gurabo;
    00780 Coto Laurel; 00782 Comerío; 00783 Corozal; 00784 Guayama; 00786 La Plata; 00791 Humacao;
    00794 Barranquitas; 00795 Juana Díaz; 00901 00906 00907 00909 00911 00912 00913 00915 00917 00918
    00920 00921 00923 00924 00925 00926 00927 San Juan; 00934 Fort Buchanan;
    00949 00950 00951 Toa Baja; 00952 Sabana Seca; 00953 Toa Alta; 00956 00957 00959 00960 00961 Bayamón;
    00962 Cataño; 00965 00966 00968 00969 00971 Guaynabo; 00976 Trujillo Alto;
    00979 00982 00983 00985 00987 Carolina`,
  VI: '00802 Saint Thomas; 00820 Christiansted; 00830 Saint John; 00840 Frederiksted; 00850 00851 Kingshill',
  AS: '96799 Pago Pago',
  GU: `96910 Hagåtña; 96913 Barrigada; 96915 Santa Rita; 96916 Merizo; 96917 Inarajan; 96928 Agat;
    96929 Yigo`,
  MP: '96950 Saipan; 96951 Rota; 96952 Tinian',
};

/** Their codes, which are those of countries, too. */
export const territories = Object.keys(offices);

/** The name and the state's code of each of their ZIP codes. */
export const territoryNames = new Map(
  Object.entries(offices).flatMap(([state, list]) =>
    list.split(';').flatMap((office) => {
      const words = office.trim().split(/\s+/);
      const name = words.filter((word) => !/^\d/.test(word)).join(' ');
      return words.filter((word) => /^\d/.test(word)).map((zip) => [zip, { name, state }]);
    }),
  ),
);
