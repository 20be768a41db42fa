import { Banner, Text } from "@shopify/polaris";
import type { HomeView } from "../../routes/admin/home.server";
import { useAdmin } from "../admin-frame";
import { writePoints } from "../write";
import { embedLink } from "./theme-facts";
import type { ThemeStatus } from "./theme-status";
import { useAct } from "../use-act";

/** What needs the merchant, above everything else on Home; mostly nothing. That the shop is paused stands on every page already. */
export function Notices({ home, theme }: { home: HomeView; theme: ThemeStatus }) {
  const { say, to, shopDomain } = useAdmin();
  const { published, spendingPaused, visibility, notice, heldReferrals, refusedGains } = home;
  return (
    <>
      {spendingPaused === "currency-changed" ? (
        <Banner tone="warning" title={say("home.notice.currency")}>
          <Text as="p">{say("home.notice.currency.means", { currency: home.summary.currency })}</Text>
        </Banner>
      ) : null}
      {published && visibility.who !== "nobody" && theme.facts && !theme.facts.embed ? (
        <Banner
          tone="warning"
          title={say("home.notice.embed")}
          action={{ content: say("home.step.embed.open"), url: embedLink(shopDomain, home.apiKey), target: "_top" }}
        >
          <Text as="p">{say("home.notice.embed.means")}</Text>
        </Banner>
      ) : null}
      {heldReferrals > 0 ? (
        <Banner
          tone="info"
          title={say("review.home", { count: heldReferrals })}
          action={{ content: say("review.home.open"), url: to("/app/referrals/review") }}
        >
          <Text as="p">{say("review.home.means")}</Text>
        </Banner>
      ) : null}
      {refusedGains > 0 ? (
        <Banner
          tone="warning"
          title={say("gains.home", { count: refusedGains })}
          action={{ content: say("gains.home.open"), url: to("/app/referrals/gains") }}
        >
          <Text as="p">{say("gains.home.means")}</Text>
        </Banner>
      ) : null}
      {notice ? <LimitNotice notice={notice} /> : null}
    </>
  );
}

function LimitNotice({ notice }: { notice: NonNullable<HomeView["notice"]> }) {
  const { say, language, to } = useAdmin();
  const act = useAct({ done: "home.notice.limit.dismissed" });
  return (
    <Banner
      tone="info"
      title={say("home.notice.limit", { plan: notice.plan })}
      action={{ content: say("home.notice.limit.plans"), url: to("/app/settings/plan") }}
      onDismiss={() => act.send({ intent: "dismiss", notice: "plan-limit", standsFor: notice.standsFor })}
    >
      <Text as="p">
        {say("home.notice.limit.means", { earned: writePoints(notice.earned, language), limit: writePoints(notice.limit, language) })}
      </Text>
    </Banner>
  );
}
