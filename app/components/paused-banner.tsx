import { useLocation } from "@remix-run/react";
import { Banner, Box, Text } from "@shopify/polaris";
import { useAdmin } from "./admin-frame";

/** Stands over every page of a shop that came back and did not decide yet how to go on. */
export function PausedBanner() {
  const { say, to } = useAdmin();
  const { pathname } = useLocation();
  if (pathname === "/app/resume") return null;
  return (
    <Box padding="400" paddingBlockEnd="0">
      <Banner tone="warning" title={say("resume.banner.title")} action={{ content: say("resume.banner.action"), url: to("/app/resume") }}>
        <Text as="p">{say("resume.banner.lead")}</Text>
      </Banner>
    </Box>
  );
}
