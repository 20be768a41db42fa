import { plans } from "../../../app/loyalty/plans";
import { choosePlan } from "../../control/change-shop";
import { appConfig } from "../../sign-in/app-config";
import { html } from "../html";
import type { PageFrame } from "./frame";
import { layout } from "./layout";

/** Where Shopify App Pricing sends a merchant who has chosen: the app's welcome link, a path within the app. */
const welcomeLink = "/app/settings/plan";

const [free, ...paid] = plans;
const subscriptions = [{ name: free!.name, appPlan: null }, ...paid.map(({ name }) => ({ name, appPlan: name }))];

/** Shopify's page of the app's plans: the app only links there, and reads afterwards what the shop subscribes to. */
export function planPage(frame: PageFrame): Response {
  const { shop, name, say } = frame;
  const { handle } = appConfig();
  const now = shop.appPlan ?? null;
  const body = html`<h1>${say("plans.title")}</h1>
    <p class="quiet">${say("plans.lead")}</p>
    ${subscriptions.map(
      ({ name: plan, appPlan }) =>
        html`<section class="card row">
          <h2>${plan}</h2>
          ${
            appPlan === now
              ? html`<span class="badge">${say("plans.current")}</span>`
              : html`<form method="post" action="/admin/store/${name}/charges/${handle}/pricing_plans">
                  <input type="hidden" name="plan" value="${plan}" />
                  <button class="button" type="submit">${say("plans.choose", { plan })}</button>
                </form>`
          }
        </section>`,
    )}
    <p><a href="/admin/store/${name}/apps/${handle}${welcomeLink}">${say("plans.back")}</a></p>`;
  return layout(frame, { title: say("plans.title"), section: "app", body });
}

/** The merchant chose a plan: Shopify subscribes the shop to it and leads back into the app. */
export function takePlan({ store, shop, name }: PageFrame, form: URLSearchParams): Response {
  const chosen = subscriptions.find((one) => one.name === form.get("plan"));
  if (!chosen) return new Response("No such plan.", { status: 422 });
  choosePlan(store.world, shop, chosen.appPlan);
  return new Response(null, { status: 303, headers: { Location: `/admin/store/${name}/apps/${appConfig().handle}${welcomeLink}` } });
}
