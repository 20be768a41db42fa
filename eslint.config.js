import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/** Rules that find faults, none that argue about looks: prettier settles those. */
export default tseslint.config(
  {
    ignores: [
      "node_modules",
      "build",
      ".cache",
      ".data",
      "coverage",
      ".shopify",
      "public",
      "extensions/storefront/assets",
      "extensions/*/dist",
      "**/generated/**",
      "**/generated.ts",
    ],
  },
  ...tseslint.configs.recommended,
  {
    files: ["**/*.{ts,tsx,js,mjs,cjs}"],
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: "error",
      "no-console": "error",
      "no-constant-binary-expression": "error",
      "no-promise-executor-return": "off",
      "no-return-assign": "off",
      "no-self-compare": "error",
      "no-template-curly-in-string": "error",
      "no-unreachable-loop": "error",
      "no-var": "error",
      "no-warning-comments": ["error", { terms: ["todo", "fixme", "xxx", "hack"], location: "start" }],
      "object-shorthand": "error",
      "prefer-const": "error",
      "@typescript-eslint/ban-ts-comment": ["error", { "ts-ignore": true, "ts-expect-error": "allow-with-description" }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports", disallowTypeAnnotations: false }],
      // a type that is imported inline leaves an import of its module behind, in the browser too
      "@typescript-eslint/no-import-type-side-effects": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-unused-expressions": ["error", { allowTernary: true, allowShortCircuit: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true }],
    },
  },
  {
    // a file has one job; SQL, catalogues and tests may be longer
    files: ["app/**/*.{ts,tsx}", "devstore/**/*.ts", "extensions/**/*.{ts,tsx}"],
    ignores: ["**/*.test.{ts,tsx}"],
    rules: { "max-lines": ["error", { max: 400 }] },
  },
  {
    // a promise that nobody waits for loses its error
    files: ["app/**/*.{ts,tsx}", "devstore/**/*.ts"],
    ignores: ["**/*.test.{ts,tsx}"],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: false }],
    },
  },
  { files: ["**/*.tsx"], plugins: { "react-hooks": reactHooks }, rules: { ...reactHooks.configs.recommended.rules } },
  // what speaks to a person at a terminal
  { files: ["devstore/start.ts", "devstore/local/**", "tooling/**", "tests/bench/**"], rules: { "no-console": "off" } },
);
