import { cityKey, plainWords } from './spelling.js';
import { states, type State } from './states.js';

/** One way to read what a patient typed as the name of a city. */
export interface CityQuestion {
  /** The name, or its beginning, as `cityKey` gives it. */
  readonly key: string;
  /** Where the city may be; absent where no state is named. */
  readonly states?: readonly State[];
}

/** Shorter beginnings are those of too many. */
const fewestLetters = 2;
/** A state's name has up to four words: Islas Marianas del Norte. */
const mostWords = 4;
const country = /[\s,]+(?:USA?|U\.S\.(?:A\.)?|EE\.? ?UU\.?|United States|Estados Unidos)[\s,]*$/i;

const stateNames = states.map((state) => ({
  state,
  code: state.code.toLowerCase(),
  names: state.names.map((name) => plainWords(name).join('')),
}));

/**
 * The ways to read a text. After a comma stands a state, however little of it is there; without one, the
 * last words may be a state or belong to the city: West Virginia, Port Washington.
 */
export function cityQuestions(text: string): readonly CityQuestion[] {
  const inCountry = text.replace(country, '');
  const comma = inCountry.lastIndexOf(',');
  const name = plainWords(inCountry.slice(0, comma));
  const begun = comma < 0 ? [] : statesBegunWith(plainWords(inCountry.slice(comma + 1)).join(''));
  const questions =
    begun.length > 0 && name.length > 0
      ? [{ key: cityKey(name), states: begun }]
      : questionsOfWords(plainWords(inCountry));
  return questions.filter(({ key }) => key.length >= fewestLetters);
}

function questionsOfWords(words: readonly string[]): readonly CityQuestion[] {
  const cuts = [...Array(Math.min(mostWords, Math.max(0, words.length - 1))).keys()];
  return [
    { key: cityKey(words) },
    ...cuts.flatMap((cut) => {
      const state = stateCalled(words.slice(-cut - 1).join(''));
      return state ? [{ key: cityKey(words.slice(0, -cut - 1)), states: [state] }] : [];
    }),
  ];
}

function statesBegunWith(start: string): readonly State[] {
  if (!start) return [];
  const called = stateCalled(start);
  if (called) return [called];
  return stateNames
    .filter(({ code, names }) => [code, ...names].some((name) => name.startsWith(start)))
    .map(({ state }) => state);
}

function stateCalled(name: string): State | undefined {
  return stateNames.find(({ code, names }) => code === name || names.includes(name))?.state;
}
