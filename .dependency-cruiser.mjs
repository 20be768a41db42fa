/** The rooms, from top to bottom: each may use those below it, none beside or above it. */
const floors = [
  ["routes", "jobs"],
  ["intake"],
  ["face"],
  ["redemptions", "referrals", "insights", "messages"],
  ["discounts"],
  ["members"],
  ["ledger"],
  ["programs"],
  ["shopify"],
  ["db"],
  ["base"],
  ["loyalty"],
];
// tests, what they build on, and the writers of generated files are not part of what runs
const test = String.raw`\.(test|fixture)\.tsx?$|/(codegen|write-generated)\.ts$`;
const entries = String.raw`^app/(server|root|entry\.(server|client)|jobs/worker)\.tsx?$`;
const outside = "^(devstore|tests|tooling|extensions)/";

/** A room may not look up, nor sideways. */
const arrows = floors.flatMap((rooms, level) =>
  rooms.map((room) => {
    const forbidden = [...floors.slice(0, level).flat(), ...rooms.filter((other) => other !== room), "components"];
    const used = forbidden.filter((other) => room !== "routes" || other !== "components");
    return {
      name: `${room}-looks-down-only`,
      comment: `app/${room} may use only the rooms below it`,
      severity: "error",
      from: { path: `^app/${room}/`, pathNot: test },
      to: { path: `^app/((${used.join("|")})/|server\\.ts|root\\.tsx|entry\\.)` },
    };
  }),
);

export default {
  forbidden: [
    ...arrows.filter(({ to }) => !to.path.includes("(()")),
    {
      name: "no-cycles",
      comment: "types may refer to each other, code may not",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "app-stands-alone",
      comment: "the app never imports the stand-in store, tests or tools",
      severity: "error",
      from: { path: "^app/", pathNot: test },
      to: { path: outside },
    },
    {
      name: "extensions-take-types-and-rules",
      comment: "what Shopify runs for us knows the app's types, and of its code the light and pure part",
      severity: "error",
      from: { path: "^extensions/(shared|checkout|account|account-blocks|pos|admin)/", pathNot: test },
      to: { path: "^app/", pathNot: "^app/loyalty/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "loyalty-is-pure",
      comment: "the rules import nothing of ours, and neither Node nor a framework",
      severity: "error",
      from: { path: "^app/loyalty/", pathNot: test },
      to: { pathNot: "^app/loyalty/|node_modules/(zod|luxon|@types/luxon|intl-messageformat)/" },
    },
    {
      name: "components-know-words-and-rules",
      comment: "shared admin UI uses loyalty, the languages and types; no data",
      severity: "error",
      from: { path: "^app/components/", pathNot: test },
      to: { path: "^app/", pathNot: "^app/(components|loyalty|base/languages)/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "system-tables-stay-below",
      comment: "only db, intake and shopify look across shops",
      severity: "error",
      from: { path: "^app/", pathNot: `^app/(db|intake|shopify)/|${test}` },
      to: { path: "^app/db/system\\.server\\.ts$" },
    },
    {
      name: "connections-stay-in-db",
      comment: "outside it, a shop's transaction is the way to the database; processes open and close it",
      severity: "error",
      from: { path: "^app/", pathNot: `^app/db/|${entries}|${test}` },
      to: { path: "^app/db/client\\.server\\.ts$" },
    },
    {
      name: "no-driver-above-db",
      comment: "connections are made in db alone",
      severity: "error",
      from: { path: "^app/", pathNot: `^app/(db/|jobs/)|${test}` },
      to: { path: "node_modules/(pg|@prisma/adapter-pg)/" },
    },
    {
      name: "pure-files-do-no-io",
      comment: "a file that is not named .server.ts may reach a browser: it imports nothing that does I/O",
      severity: "error",
      from: {
        path: "^app/(loyalty|base|components)/",
        pathNot: `\\.server\\.tsx?$|${test}`,
      },
      to: { path: "\\.server\\.tsx?$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "everything-is-found",
      comment: "an import that leads nowhere",
      severity: "error",
      from: {},
      to: {
        couldNotResolve: true,
        dependencyTypesNot: ["type-only"],
        pathNot: "^@graphql-typed-document-node/core$|^virtual:|\\?(url|raw|worker)$|\\.css$",
      },
    },
    {
      name: "what-runs-is-a-dependency",
      comment: "production installs no development packages",
      severity: "error",
      from: { path: "^app/", pathNot: test },
      // types are gone when it runs; Vite is loaded in development alone
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"], pathNot: "node_modules/(@types|vite)/" },
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules", "app/db/generated"] },
    exclude: { path: ["^build/", "^\\.cache/"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
    },
    cache: { folder: ".cache/dependency-cruiser", strategy: "content" },
  },
};
