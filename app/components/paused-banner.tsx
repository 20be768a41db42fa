import { useLocation } from "@remix-run/react";
import { Banner, Box, Text } from "@shopify/polaris";
import { useAdmin } from "./admin-frame";

/** As wide as the page below, which Polaris keeps in the middle of a wide window. */
const likePage = { maxWidth: "62.375rem", marginInline: "auto" };
const fullWidth = ["/app/members"];

/** Stands over every page of a shop that came back and did not decide yet how to go on. */
export function PausedBanner() {
  const { say, to } = useAdmin();
  const { pathname } = useLocation();
  if (pathname === "/app/resume") return null;
  return (
    <div {...(fullWidth.includes(pathname) ? {} : { style: likePage })}>
      <Box padding={{ xs: "400", sm: "600" }} paddingBlockEnd="0">
        <Banner tone="warning" title={say("resume.banner.title")} action={{ content: say("resume.banner.action"), url: to("/app/resume") }}>
          <Text as="p">{say("resume.banner.lead")}</Text>
        </Banner>
      </Box>
    </div>
  );
}
