/// <reference types="vite/client" />
import { html, render } from 'lit';
import '../../src/define.js';

/** A story as Storybook takes it. */
interface Story {
  readonly args?: { readonly locale?: string };
  readonly render?: (args: object) => unknown;
}

interface StoryFile {
  readonly default: Story & Required<Pick<Story, 'render'>>;
  readonly [name: string]: Story;
}

const files = Object.values(import.meta.glob<StoryFile>('../*.stories.ts', { eager: true }));
const wanted = new URLSearchParams(location.search);
const name = wanted.get('story');

/** A scene stands still: what is said stays said, and nothing comes of what takes long. */
const longest = 4_000;
const { setTimeout: begin } = window;
Object.assign(window, {
  setTimeout: (work: () => void, wait = 0) => (wait > longest ? 0 : begin(work, wait)),
});

/** What is written from right to left: Arabic, Persian and Urdu in the one, Hebrew in the other. */
const rightToLeft = ['Arab', 'Hebr'];

/** The story as an ordinary page in its language would hold it. */
function play(file: StoryFile, { args = {}, render: own }: Story) {
  const locale = wanted.get('locale') ?? args.locale ?? 'en';
  document.documentElement.lang = locale;
  const { script = '' } = new Intl.Locale(locale).maximize();
  document.documentElement.dir = rightToLeft.includes(script) ? 'rtl' : 'ltr';
  const main = document.createElement('main');
  const draw = own ?? file.default.render;
  render(
    html`<h1>${name}</h1>
      ${draw({ ...args, locale })}`,
    main,
  );
  document.body.append(main);
}

/** What there is to play. */
function list() {
  const names = files.flatMap(({ default: _, ...stories }) => Object.keys(stories));
  const links = names.map((each) => html`<li><a href="?story=${each}">${each}</a></li>`);
  render(
    html`<main>
      <h1>Stories</h1>
      <ul>
        ${links}
      </ul>
    </main>`,
    document.body,
  );
}

const file = files.find((each) => name !== null && name !== 'default' && name in each);
const story = file?.[name ?? ''];
if (file && story) play(file, story);
else list();
