import type { Change } from "./change";
import type { Customer } from "./entities";

/** Tells of tags that a customer got or lost, as Shopify does apart from the customer's own update: with the moment and gids. */
export function tellTags(change: Change, before: Customer, after: Customer): void {
  const tell = (topic: string, tags: string[]) => {
    if (tags.length === 0) return;
    change.tell(topic, { body: { customerId: `gid://shopify/Customer/${after.id}`, tags, occurredAt: change.at } });
  };
  tell(
    "customer.tags_added",
    after.tags.filter((tag) => !before.tags.includes(tag)),
  );
  tell(
    "customer.tags_removed",
    before.tags.filter((tag) => !after.tags.includes(tag)),
  );
}
