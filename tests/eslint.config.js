import js from '@eslint/js';
import globals from 'globals';

const browser = { ...globals.browser, ...globals.webextensions };

export default [
  { ignores: ['extension/vendor/'] },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2024, sourceType: 'module', globals: browser },
    rules: {
      curly: ['error', 'multi-line'],
      eqeqeq: 'error',
      'no-shadow': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  { files: ['extension/content/*.js'], languageOptions: { sourceType: 'script' } },
];
