import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useAdmin } from "../components/admin-frame";
import { PastOrders } from "../components/past-orders/past-orders";
import { StudioPage } from "../components/program/studio-page";
import { actOnPastOrders, readPastOrders } from "./admin/past-orders.server";
import { readSent } from "./admin/read-sent.server";
import { pageVisit } from "./admin/visit.server";

export async function loader({ request }: LoaderFunctionArgs) {
  return readPastOrders(await pageVisit(request));
}

export async function action({ request }: ActionFunctionArgs) {
  const visit = await pageVisit(request);
  const answer = await actOnPastOrders(visit, await readSent(request));
  return json(answer, { status: answer.ok || answer.field ? 200 : 422 });
}

/** Orders of before the program: how many there are, what counting them would bring, and the button that counts them. */
export default function BackAward() {
  const { say } = useAdmin();
  return (
    <StudioPage part="overview" title={say("past.title")} back={{ content: say("program.title"), path: "/app/program" }} banner={false}>
      <PastOrders {...useLoaderData<typeof loader>()} />
    </StudioPage>
  );
}
