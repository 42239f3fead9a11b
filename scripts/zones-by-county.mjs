/**
 * Whose clocks each part of the United States goes by: 49 CFR part 71, and the few towns that live by the
 * clocks of a larger one across the border.
 */
const east = 'America/New_York';
const central = 'America/Chicago';
const mountain = 'America/Denver';
const pacific = 'America/Los_Angeles';

/** The zone of most of each state and territory. @type {Record<string, string>} */
const mostly = {
  [east]: 'CT DC DE FL GA KY MA MD ME NC NH NJ NY OH PA RI SC VA VT WV',
  'America/Detroit': 'MI',
  'America/Indiana/Indianapolis': 'IN',
  [central]: 'AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI',
  [mountain]: 'CO MT NM UT WY',
  'America/Boise': 'ID',
  'America/Phoenix': 'AZ',
  [pacific]: 'CA NV OR WA',
  'America/Anchorage': 'AK',
  'Pacific/Honolulu': 'HI',
  'America/Puerto_Rico': 'PR',
  'America/St_Thomas': 'VI',
  'Pacific/Guam': 'GU',
  'Pacific/Saipan': 'MP',
  'Pacific/Pago_Pago': 'AS',
};

/** Counties, and ZIP codes where a county is divided, with other clocks than most of their state. @type {{ state: string, zone: string, counties?: string, zips?: string }[]} */
const exceptions = [
  // Fort Mitchell, Lanett, Phenix City, Smiths Station and Valley work on the other side of the river.
  { state: 'AL', zone: east, zips: '36854 36856 36863 36867 36868 36869 36870 36872 36877' },
  { state: 'AK', zone: 'America/Adak', zips: '99546 99547' },
  // The Navajo Nation changes its clocks; the Hopi villages in its midst do not.
  {
    state: 'AZ',
    zone: mountain,
    zips: `86020 86031 86033 86035 86044 86045 86053 86054 86503 86504 86505 86506 86507 86508 86510 86511
      86514 86515 86520 86535 86538 86540 86544 86545 86547 86556`,
  },
  {
    state: 'FL',
    zone: central,
    counties: 'Bay; Calhoun; Escambia; Holmes; Jackson; Okaloosa; Santa Rosa; Walton; Washington',
    // The inland half of Gulf County.
    zips: '32465',
  },
  {
    state: 'ID',
    zone: pacific,
    counties: `Benewah; Bonner; Boundary; Clearwater; Idaho; Kootenai; Latah; Lewis; Nez Perce;
      Shoshone`,
  },
  // Idaho County south of the Salmon River.
  { state: 'ID', zone: 'America/Boise', zips: '83547 83549 83671' },
  {
    state: 'IN',
    zone: central,
    counties: `Gibson; Jasper; Lake; LaPorte; Newton; Perry; Porter; Posey; Spencer; Starke;
      Vanderburgh; Warrick`,
  },
  { state: 'KS', zone: mountain, counties: 'Greeley; Hamilton; Sherman; Wallace' },
  {
    state: 'KY',
    zone: central,
    counties: `Adair; Allen; Ballard; Barren; Breckinridge; Butler; Caldwell; Calloway; Carlisle;
      Christian; Clinton; Crittenden; Cumberland; Daviess; Edmonson; Fulton; Graves; Grayson; Green;
      Hancock; Hart; Henderson; Hickman; Hopkins; Livingston; Logan; Lyon; Marshall; McCracken; McLean;
      Metcalfe; Monroe; Muhlenberg; Ohio; Russell; Simpson; Todd; Trigg; Union; Warren; Webster`,
  },
  { state: 'MI', zone: 'America/Menominee', counties: 'Dickinson; Gogebic; Iron; Menominee' },
  {
    state: 'ND',
    zone: mountain,
    counties: 'Adams; Billings; Bowman; Dunn; Golden Valley; Grant; Hettinger; Slope; Stark',
    // McKenzie County south of the Little Missouri.
    zips: '58634',
  },
  {
    state: 'NE',
    zone: mountain,
    counties: `Arthur; Banner; Box Butte; Chase; Cheyenne; Dawes; Deuel; Dundy; Garden; Grant; Hooker;
      Keith; Kimball; Morrill; Perkins; Scotts Bluff; Sheridan; Sioux`,
    // The west of Cherry County.
    zips: '69211 69218 69219',
  },
  // Jackpot and West Wendover.
  { state: 'NV', zone: mountain, zips: '89825 89883' },
  { state: 'OR', zone: 'America/Boise', counties: 'Malheur' },
  {
    state: 'SD',
    zone: mountain,
    counties: `Bennett; Butte; Corson; Custer; Dewey; Fall River; Haakon; Harding; Jackson; Lawrence;
      Meade; Oglala Lakota County; Pennington; Perkins; Ziebach`,
    // The west of Stanley County.
    zips: '57537',
  },
  {
    state: 'TN',
    zone: east,
    counties: `Anderson; Blount; Bradley; Campbell; Carter; Claiborne; Cocke; Grainger; Greene; Hamblen;
      Hamilton; Hancock; Hawkins; Jefferson; Johnson; Knox; Loudon; McMinn; Meigs; Monroe; Morgan; Polk;
      Rhea; Roane; Scott; Sevier; Sullivan; Unicoi; Union; Washington`,
  },
  { state: 'TX', zone: mountain, counties: 'El Paso; Hudspeth' },
];

/** @type {Map<string, string>} */
const mainZones = new Map();
for (const [zone, states] of Object.entries(mostly)) {
  for (const state of states.split(' ')) mainZones.set(state, zone);
}

/** By ZIP code, and by state and county. @type {Map<string, string>} */
const otherZones = new Map();
for (const { state, zone, counties, zips } of exceptions) {
  for (const zip of zips?.split(/\s+/) ?? []) otherZones.set(zip, zone);
  for (const county of counties?.split(/;\s+/) ?? []) otherZones.set(`${state} ${county}`, zone);
}

/** What every exception is known by, to see that there is such a thing. */
export const exceptional = [...otherZones.keys()];

/**
 * The zone of a ZIP code in a county.
 * @param {string} zip @param {string} state @param {string | undefined} county
 */
export function zoneOfCounty(zip, state, county) {
  return otherZones.get(zip) ?? otherZones.get(`${state} ${county}`) ?? mainZones.get(state);
}
