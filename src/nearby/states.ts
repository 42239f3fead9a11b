/** A state or territory with ZIP codes. */
export interface State {
  readonly code: string;
  /** As a patient may write it, in English and, where it has another there, in Spanish. */
  readonly names: readonly string[];
  /** The first digits of its ZIP codes. */
  readonly firstDigits: readonly number[];
}

const byFirstDigits: Readonly<Record<string, string>> = {
  '0': `CT Connecticut; MA Massachusetts; ME Maine; NH New Hampshire/Nuevo Hampshire;
    NJ New Jersey/Nueva Jersey; PR Puerto Rico; RI Rhode Island; VI Virgin Islands/Islas Vírgenes; VT Vermont`,
  '01': 'NY New York/Nueva York',
  '1': 'DE Delaware; PA Pennsylvania/Pensilvania',
  '2': `MD Maryland; NC North Carolina/Carolina del Norte; SC South Carolina/Carolina del Sur; VA Virginia;
    WV West Virginia/Virginia Occidental`,
  '25': 'DC District of Columbia/Distrito de Columbia',
  '3': 'AL Alabama; FL Florida; GA Georgia; MS Mississippi/Misisipi; TN Tennessee',
  '4': 'IN Indiana; KY Kentucky; MI Michigan; OH Ohio',
  '5': `IA Iowa; MN Minnesota; MT Montana; ND North Dakota/Dakota del Norte;
    SD South Dakota/Dakota del Sur; WI Wisconsin`,
  '6': 'IL Illinois; KS Kansas; NE Nebraska',
  '67': 'MO Missouri/Misuri',
  '7': 'AR Arkansas; LA Louisiana/Luisiana; OK Oklahoma',
  '78': 'TX Texas/Tejas',
  '8': `AZ Arizona; CO Colorado; ID Idaho; NM New Mexico/Nuevo México; NV Nevada; UT Utah;
    WY Wyoming`,
  '9': `AK Alaska; AS American Samoa/Samoa Americana; CA California; GU Guam; HI Hawaii/Hawái;
    MP Northern Mariana Islands/Islas Marianas del Norte; OR Oregon/Oregón; WA Washington`,
};

export const states: readonly State[] = Object.entries(byFirstDigits).flatMap(([digits, list]) =>
  list.split(';').map((entry) => {
    const [, code = '', names = ''] = /^\s*(\w\w) (.*)$/.exec(entry) ?? [];
    return { code, names: names.split('/'), firstDigits: [...digits].map(Number) };
  }),
);
