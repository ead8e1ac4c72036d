import { defineConfig, globalIgnores } from "eslint/config";
import next from "eslint-config-next/core-web-vitals";
import query from "@tanstack/eslint-plugin-query";
import tseslint from "typescript-eslint";

const envReaders = [
  "instrumentation.ts",
  "lib/env.ts",
  "next.config.ts",
  "scripts/**",
  "e2e/**",
  "bench/**",
  "*.config.*",
  "lib/**/*.{test,soak}.ts",
  "lib/sandbox/**",
  "lib/testing/**",
];

export default defineConfig([
  globalIgnores([".next/**", ".cache/**", "next-env.d.ts", "coverage/**", "lib/store/migrations/**"]),
  ...next,
  ...query.configs["flat/recommended"],
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: ["**/*.ts", "**/*.tsx"] })),
  {
    files: ["**/*.ts", "**/*.tsx"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      "@typescript-eslint/no-unsafe-type-assertion": "error",
      "no-console": "error",
    },
  },
  {
    // One reader of the environment, so that what Canopy can be told is written in one schema.
    files: ["**/*.ts", "**/*.tsx"],
    ignores: envReaders,
    rules: {
      "no-restricted-properties": [
        "error",
        { object: "process", property: "env", message: "Read the environment through lib/env.ts." },
      ],
    },
  },
  {
    // The compiler knows a hook by the hooks it calls. What is only named like one it leaves as it is: nothing is kept.
    files: ["components/**", "app/**"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector:
            "FunctionDeclaration[id.name=/^use[A-Z]/]:not(:has(CallExpression[callee.name=/^use([A-Z]|$)/])):not(:has(CallExpression[callee.property.name=/^use[A-Z]/]))",
          message: "The compiler keeps nothing of a hook that calls no hook. Derive with useMemo in it.",
        },
      ],
    },
  },
  {
    // An address written after a navigation has begun ends it, so whoever leaves waits for whoever writes.
    files: ["components/**", "app/**"],
    ignores: ["components/ui/address/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          paths: [
            { name: "next/link", message: "Use PageLink of components/ui/address." },
            {
              name: "nuqs",
              importNames: ["useQueryState", "useQueryStates"],
              message: "Use useAddress of components/ui/address.",
            },
          ],
        },
      ],
      "no-restricted-properties": [
        "error",
        { object: "router", property: "push", message: "Use useLeave of components/ui/address." },
        { object: "router", property: "replace", message: "Use useLeave of components/ui/address." },
        { object: "process", property: "env", message: "Read the environment through lib/env.ts." },
      ],
    },
  },
  { files: ["scripts/**", "bench/**", "lib/sandbox/main.ts"], rules: { "no-console": "off" } },
  // A function called `use…` is a hook only where there is React.
  {
    files: ["scripts/**", "bench/**", "e2e/**", "lib/sandbox/**"],
    rules: { "react-hooks/rules-of-hooks": "off" },
  },
  // A configuration file exports its one object by default, because its tool demands it.
  { files: ["*.config.mjs", ".*.mjs"], rules: { "import/no-anonymous-default-export": "off" } },
]);
