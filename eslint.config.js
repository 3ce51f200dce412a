import js from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/', 'build/', 'node_modules/', '**/target/', '__tests__/fixtures/', '**/*.config.js'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ExportDefaultDeclaration',
          message: 'Named exports only: a name is then the same everywhere.',
        },
      ],
    },
  },
  {
    // A pure step is proven by a golden file only if nothing outside can change what it returns.
    files: ['src/plan/**/*.ts', 'src/dockerfile/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'Date', 'fetch', 'setTimeout', 'performance'],
    },
  },
);
