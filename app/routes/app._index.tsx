import type { LoaderFunctionArgs } from "@remix-run/node";
import { Page } from "@shopify/polaris";
import { useAdmin } from "../components/admin-frame";
import { pageVisit } from "./admin/visit.server";

export async function loader({ request }: LoaderFunctionArgs) {
  await pageVisit(request);
  return null;
}

export default function Home() {
  const { say } = useAdmin();
  return <Page title={say("shell.home")} />;
}
