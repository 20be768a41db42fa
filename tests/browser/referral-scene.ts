import type { World } from "./make-world";
import { aMinuteLater } from "./people";
import type { Stage } from "./scenes";

const people = {
  en: {
    door: { firstName: "Noor", lastName: "Reed", street: "4 Mill Lane", city: "Leeds", zip: "LS1 4AB", country: "GB" },
    phone: "+447700900177",
  },
  fr: {
    door: { firstName: "Inès", lastName: "Petit", street: "12 rue des Lilas", city: "Lyon", zip: "69003", country: "FR" },
    phone: "+33639980177",
  },
};

/**
 * An advocate, a friend who was rewarded for, and one who lives behind the advocate's own door and waits for a person; answers the referral of
 * the first. The shop has a plan with referrals for so long.
 */
export async function playReferrals(world: World, { shop, language }: Stage): Promise<string> {
  const { door, phone } = people[language];
  const { firstName, lastName } = door;
  await world.control("shop", { shop, appPlan: "Growth" });
  const email = `${lastName}.advocate@${language}.example`.toLowerCase();
  const { id: customer } = await world.control<{ id: string }>("customers", { shop, firstName, lastName, email, locale: language });
  await world.control(`customers/${customer}`, { shop, phone, address: door });
  await world.settled();
  const { referral } = await world.api<{ referral: { code: string } }>(shop, `members/${customer}`);
  const bring = async (friend: string, order: object) => {
    const claim = await fetch(`${world.local.ready.store}/apps/fidelio/friend?shop=${shop}`, {
      method: "POST",
      headers: { accept: "application/json", "user-agent": "Mozilla/5.0" },
      body: new URLSearchParams({ code: referral.code, email: friend }),
    });
    if (!claim.ok) throw new Error(`A claim was refused: ${await claim.text()}`);
    await aMinuteLater(world);
    await world.control("orders", { shop, email: friend, lines: [{ title: "Lantern", price: "90.00" }], ...order });
    await world.settled();
  };
  await bring(`friend@${language}.example`, {});
  const [first] = (await world.api<{ items: Array<{ id: string }> }>(shop, "referrals")).items;
  await bring(`friend.too@${language}.example`, { phone, address: door });
  await aMinuteLater(world);
  await world.control("shop", { shop, appPlan: null });
  await world.settled();
  if (!first) throw new Error("The friend claimed, and there is no referral.");
  return first.id;
}
