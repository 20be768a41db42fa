import type { FrameLocator, Page } from "playwright-core";
import { text, type TextKey } from "../../app/base/languages/text";
import type { World } from "./make-world";
import { openAdmin } from "./merchant";
import type { Facts, Scene } from "./scenes";
import { accountPages, tillPages } from "./extension-pages";
import { storefrontPages } from "./storefront-pages";
import { hosted } from "./hosted";

/** Who looks at a page, and how. */
export interface Seat {
  world: World;
  page: Page;
  shop: string;
  language: "en" | "fr";
  width: number;
  facts: Facts;
}

/** A page, or a state of one, that somebody sees. */
export interface SeenPage {
  /** of its picture */
  name: string;
  /** what stands there, for the tour */
  says: string;
  scene: Scene;
  part: "admin" | "storefront" | "account" | "till";
  /** whose window it is: a member's is signed in */
  as: "merchant" | "guest" | "member";
  /** a phone does not have it */
  wideOnly?: true;
  /** resolves once the page is whole */
  open(seat: Seat): Promise<void>;
}

/** Waits for a page of the app in its frame: its title stands, and nothing of it is a skeleton. */
async function whole(frame: FrameLocator): Promise<FrameLocator> {
  await frame.locator(".Polaris-Page h1").first().waitFor();
  await frame.locator("[class*='Polaris-Skeleton']").first().waitFor({ state: "detached" });
  return frame;
}

const openPath = async (seat: Seat, path: string) => whole(await openAdmin(seat.world, seat.page, { ...seat, path }));

const press = async (frame: FrameLocator, seat: Seat, key: TextKey) =>
  frame
    .getByRole("button", { name: text(seat.language, key), exact: true })
    .first()
    .click();

function ofApp(name: string, says: string, path: string | ((facts: Facts) => string), more?: AppState): SeenPage {
  return {
    name,
    says,
    scene: more?.scene ?? "running",
    part: "admin",
    as: "merchant",
    ...(more?.wideOnly ? { wideOnly: true } : {}),
    open: async (seat) => {
      const frame = await openPath(seat, typeof path === "string" ? path : path(seat.facts));
      await more?.then?.(frame, seat);
    },
  };
}

interface AppState {
  scene?: Scene;
  wideOnly?: true;
  then?(frame: FrameLocator, seat: Seat): Promise<void>;
}

function ofChrome(
  name: string,
  says: string,
  path: string | ((facts: Facts) => string),
  more: { scene?: Scene; then?(page: Page): Promise<void> } = {},
): SeenPage {
  return {
    name,
    says,
    scene: more.scene ?? "running",
    part: "admin",
    as: "merchant",
    open: async ({ world, page, shop, language, facts }) => {
      await world.control("visitor", { language });
      await page.goto(
        `${world.local.ready.admin}/store/${shop.replace(".myshopify.com", "")}${typeof path === "string" ? path : path(facts)}`,
      );
      await more.then?.(page);
    },
  };
}

const settings = {
  surfaces: "Where points can be spent, and how each place is put there.",
  languages: "Which languages shoppers read, and how French addresses them.",
  terms: "How customers join, and the terms they accept: a draft made from the program's own rules.",
  orders: "Which orders earn, and how long goods may come back.",
  support: "Whom a member asks, and what support may grant by choice.",
  "api-keys": "Keys of the REST interface: shown once, each with its scopes and its last use.",
  permissions: "Each optional permission, why it is asked, and what works without it.",
  plan: "What each plan holds and how much of it this month used.",
  privacy: "What is kept of people, for how long, and how it is erased.",
  activity: "Who did what: each act of staff, the API and the app itself.",
};

/** A reward of each kind by its key. */
const rewards = {
  "five-off": "A reward is built from what it gives, goods and conditions, its words and its preview beside it.",
  money: "Points as money: a step, its limits, and the slide that members move.",
  tenth: "A percentage, with the most that it takes off.",
  delivery: "Free shipping.",
  present: "A free product, of which members choose a variant.",
  card: "A gift card.",
  credit: "Store credit, and what Shopify needs for it.",
  coffee: "Something that staff hand over, with how it is collected.",
};

const chooseOne = async (frame: FrameLocator, seat: Seat) => {
  await frame.getByRole("checkbox").nth(1).click();
  await press(frame, seat, "members.bulk.adjust");
  await frame.locator(".Polaris-Modal-Dialog__Modal").waitFor();
};

/** A draft with a change, whether there was one or not; what waits is saved. */
const withDraft = async (frame: FrameLocator, seat: Seat) => {
  const points = frame.getByLabel(text(seat.language, "program.rule.points"), { exact: true }).first();
  if ((await points.inputValue()) === "2") return;
  await points.fill("2");
  await seat.page
    .getByRole("region", { name: /^(Unsaved changes|Modifications non enregistrées)$/u })
    .getByRole("button", { name: text(seat.language, "shell.save"), exact: true })
    .click();
  await frame.getByRole("link", { name: text(seat.language, "program.draft.review") }).waitFor();
};

/** Simulating is part of a plan: the shop has it for as long as it takes to see what comes of one. */
const simulated = async (frame: FrameLocator, seat: Seat) => {
  await seat.world.control("shop", { shop: seat.shop, appPlan: "Growth" });
  await openPath(seat, "/settings/plan");
  await openPath(seat, "/program/simulation");
  await press(frame, seat, "simulation.start");
  await frame.getByRole("heading", { name: text(seat.language, "simulation.liability"), exact: true }).waitFor();
  await seat.world.control("shop", { shop: seat.shop, appPlan: null });
};

const ofProgram = [
  ofApp("program", "What is live and what waits, every version in words, and the document itself.", "/program"),
  ofApp("program-earn", "Ways to earn in plain words, and what holds for all of them.", "/program/earn"),
  ofApp("program-earn-add", "Every way to earn with what it is for.", "/program/earn", {
    then: async (frame, seat) => {
      await press(frame, seat, "program.earn.add");
      await frame.locator(".Polaris-Modal-Dialog__Modal").waitFor();
    },
  }),
  ofApp(
    "program-rule",
    "A rule is built from goods, conditions and limits, its words and its preview beside it.",
    "/program/earn/purchase",
    {
      then: withDraft,
    },
  ),
  ofApp(
    "program-simulation",
    "What a draft would have given for the orders of the past, and the simulations so far.",
    "/program/simulation",
  ),
  ofApp(
    "program-simulation-result",
    "What members would have earned more or fewer of, and what it would have cost.",
    "/program/simulation",
    { then: simulated },
  ),
  ofApp("program-publish", "What publishing the draft would change, and who would change tier, before it is done.", "/program/publish", {
    then: async (frame, seat) => {
      await frame.getByText(text(seat.language, "program.moves.none")).waitFor();
      await frame.getByText("NEWS5").or(frame.getByText("Newsletter")).first().waitFor();
    },
  }),
  ofApp("program-version", "An earlier version: what it changed, its document, and the way back to it.", "/program/versions/1"),
];

/** The preview is drawn once the page is there: what shoppers see stands in a frame of its own, the panel over its page. */
const drawn = async (frame: FrameLocator, seat: Seat) => {
  if (seat.width < 600) await press(frame, seat, "pages.preview.open");
  await frame.frameLocator("iframe.preview-screen:visible").locator(".fid :visible, .fidelio-friend :visible").first().waitFor();
};
const opened = async (frame: FrameLocator, seat: Seat) => {
  await frame.locator("[aria-controls^=level-]").first().click();
  if (seat.width >= 600) await drawn(frame, seat);
};

/** Who both sides are comes from Shopify, after the page; React takes what came over later still, and minds a window that changes before. */
const bothSides = async (frame: FrameLocator) => {
  const taken = `async (cell) => {
    while (!Object.keys(cell).some((key) => key.startsWith("__react"))) await new Promise((resolve) => setTimeout(resolve, 20));
  }`;
  await frame.getByRole("rowheader").first().evaluate(taken);
};

/** Every page and every state of weight, in the order in which they are reached. The one list that is checked and photographed. */
export const seenPages: readonly SeenPage[] = [
  ofApp("home-first-day", "On the first day Home says what will appear, and guides through the setting up.", "", { scene: "first-day" }),
  ofApp("members-first-day", "Before anybody joins, the list says how somebody gets onto it.", "/members", { scene: "first-day" }),
  ofApp("program-templates", "Programs to begin from: one reckoned for the shop, and four kinds of shops'.", "/program/templates", {
    scene: "first-day",
  }),
  // first what shoppers do, so that there is something to be seen of it
  ...storefrontPages,
  ...accountPages,
  ...tillPages,
  ofApp("home", "Thirty days against the thirty before, who sees the program, and whether all is well.", ""),
  ofApp("members", "All members, with search, filters, saved views and export.", "/members"),
  ofApp(
    "members-filtered",
    "Filters in force stand above the list and can be kept as a view.",
    "/members?status=active&tier=bronze&from=100",
  ),
  ofApp("members-bulk", "Many members are adjusted at once, after a preview.", "/members", { then: chooseOne, wideOnly: true }),
  ofApp("member", "What a member has, why, and what they did with it.", ({ member }) => `/members/${member}`),
  ofApp("member-adjust", "Points added by hand carry a reason.", ({ member }) => `/members/${member}`, {
    then: async (frame, seat) => {
      await press(frame, seat, "member.adjust");
      await frame.locator(".Polaris-Modal-Dialog__Modal").waitFor();
    },
  }),
  ofApp("redemptions", "What members exchanged points for, in every state, and what can be done about it.", "/redemptions"),
  ofApp(
    "referrals",
    "What came of referrals: openings, invitations, orders, revenue, what it cost by its parts, who brought whom, what was held.",
    "/referrals",
  ),
  ofApp("referral", "One referral from its claim to what it gave, and why.", ({ referral }) => `/referrals/${referral}`, {
    then: bothSides,
  }),
  ofApp("referrals-gains", "Rewards that referrals gave: what staff hand over, what Shopify refuses.", "/referrals/gains"),
  ofApp("referrals-review", "Referrals that wait for a person, with their reasons and both sides beside each other.", "/referrals/review", {
    then: bothSides,
  }),
  ofApp("order", "Why an order earned what it earned, line by line.", ({ order }) => `/orders/${order}`),
  ofChrome("shopify-customer", "Shopify’s own page of a customer, with what they have and why.", ({ member }) => `/customers/${member}`, {
    then: async (page) => void (await hosted(page)),
  }),
  ofChrome("shopify-order", "Shopify’s own page of an order, with what it earned.", ({ order }) => `/orders/${order}`, {
    then: async (page) => void (await hosted(page)),
  }),
  ...ofProgram,
  ofApp("program-spend", "What points buy: each reward with what it costs against what it gives.", "/program/spend"),
  ofApp("program-spend-add", "Every kind of reward with what it is.", "/program/spend", {
    then: async (frame, seat) => {
      await press(frame, seat, "spend.add");
      await frame.locator(".Polaris-Modal-Dialog__Modal").waitFor();
    },
  }),
  ...Object.entries(rewards).map(([key, says]) =>
    ofApp(key === "five-off" ? "program-reward" : `program-reward-${key}`, says, `/program/spend/${key}`),
  ),
  ofApp("program-tiers", "Tiers as a ladder, what counts towards them and how long they are kept.", "/program/tiers", {
    then: opened,
  }),
  ofApp(
    "program-referral",
    "What both sides of a referral get, what must have happened first, and the friend's page.",
    "/program/referral",
    {
      then: drawn,
    },
  ),
  ofApp("program-points", "What points are called, how long they live, what they are worth.", "/program/points"),
  ofApp("program-appearance", "The program's words and how one joins, beside what shoppers see of the draft.", "/program/appearance", {
    then: drawn,
  }),
  ofApp(
    "program-back-award",
    "Orders of before the program: how many wait, what they would bring, and the button that counts them.",
    "/program/back-award",
  ),
  ofApp("health", "What came from Shopify, what was repaired, and whether the books agree.", "/health"),
  ofApp("settings", "The settings and what each is for.", "/settings"),
  ...Object.entries(settings).map(([part, says]) => ofApp(`settings-${part}`, says, `/settings/${part}`)),
  ofChrome("theme-editor", "The stand-in's theme editor, where embed and blocks are switched.", "/themes/current/editor"),
  ofChrome("switches", "What a merchant or Shopify would change, for trying it out.", "/orders", {
    then: async (page) => {
      await page.locator("#switches-open").click();
      await page.locator("#switch-language").waitFor();
    },
  }),
  ofChrome("install", "A shop without the app is asked to install it.", "/apps/fidelio", { scene: "away" }),
  ofApp("resume", "A shop that comes back is asked how to go on.", "/resume", { scene: "back" }),
  ofApp("members-paused", "Until then every page says that the shop is paused.", "/members", { scene: "back" }),
];
