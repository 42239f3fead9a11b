import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import ts from 'typescript-eslint';

const htmlSinks = [
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'setHTMLUnsafe',
  'write',
  'writeln',
];
const unsafeDirectives = ['unsafe-html', 'unsafe-svg', 'unsafe-mathml', 'style-map'];

export default ts.config(
  { ignores: ['dist/', 'storybook-static/', 'screenshots/'] },
  js.configs.recommended,
  ts.configs.strict,
  lit.configs['flat/recommended'],
  wc['flat/best-practice'],
  {
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', URL: 'readonly', Buffer: 'readonly' },
    },
    settings: { wc: { elementBaseClasses: ['LitElement', 'ReactiveElement', 'SettingsElement'] } },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { 'lit-a11y': litA11y },
    rules: { ...litA11y.configs.recommended.rules },
  },
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      // A class may hold nothing but an answer; a file is a noun, not a bag of functions.
      '@typescript-eslint/no-extraneous-class': 'off',
      'no-undef': 'off',
      // Control characters in what others send are just what has to be found.
      'no-control-regex': 'off',
      'wc/guard-super-call': 'off',
      // The formatter keeps such lines apart.
      'no-unexpected-multiline': 'off',
      // Strict pages refuse inline styles, and text from feeds must never be read as HTML.
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/\\sstyle=/]',
          message:
            'No style attribute in templates: a strict page refuses it. Use a class or a custom property.',
        },
        {
          selector: `MemberExpression[property.name=/^(${htmlSinks.join('|')})$/]`,
          message: 'Nothing from data may be read as HTML: render text.',
        },
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: unsafeDirectives.map((name) => ({
            name: `lit/directives/${name}.js`,
            message: 'It is refused by strict pages, or reads text as HTML.',
          })),
        },
      ],
    },
  },
  {
    // Servers write responses, and their pages are their own; so are those of tests.
    files: ['demo/sandbox/**', 'test/**'],
    rules: { 'no-restricted-syntax': 'off' },
  },
);
