import type { Product, SellingPlan, Variant } from "../../store/entities";
import { collectionsOf, variantsOf } from "../../store/catalogue";
import { presented } from "../currencies";
import { pathOf, type Visit } from "../visit";

/** Liquid's ids are numbers; one that a number cannot hold stays text. */
export const liquidId = (id: string): number | string => (Number.isSafeInteger(Number(id)) ? Number(id) : id);

export function imageDrop(product: Product): object {
  return { src: `/cdn/images/${product.id}.svg`, alt: product.title, width: 600, height: 600, aspect_ratio: 1 };
}

const planDrop = ({ id, name }: SellingPlan): object => ({ id: liquidId(id), name, recurring_deliveries: true });

function variantDrop(visit: Visit, product: Product, variant: Variant, selected: string | undefined): object {
  return {
    id: liquidId(variant.id),
    title: variant.title,
    name: product.variants ? `${product.title} - ${variant.title}` : product.title,
    sku: variant.sku,
    price: presented(visit.shop, variant.price, visit.currency),
    compare_at_price: null,
    available: true,
    selected: variant.id === selected,
    options: [variant.title],
    option1: variant.title,
    option2: null,
    option3: null,
    url: `${pathOf(visit, `/products/${product.handle}`)}?variant=${variant.id}`,
    featured_image: imageDrop(product),
    image: null,
    requires_shipping: !product.giftCard,
    taxable: !product.giftCard,
    barcode: "",
    quantity_price_breaks: [],
    selling_plan_allocations: (product.sellingPlans ?? []).map((plan) => ({ selling_plan: planDrop(plan) })),
    metafields: {},
  };
}

/** A product as Liquid has it; `selected` is the variant that the address names. */
export function productDrop(visit: Visit, product: Product, selected?: string): object {
  const variants = variantsOf(product);
  const drops = variants.map((variant) => variantDrop(visit, product, variant, selected));
  const prices = variants.map((variant) => presented(visit.shop, variant.price, visit.currency));
  const chosen = selected === undefined ? null : (drops[variants.findIndex((one) => one.id === selected)] ?? null);
  const [low, high] = [Math.min(...prices), Math.max(...prices)];
  return {
    id: liquidId(product.id),
    title: product.title,
    handle: product.handle,
    url: pathOf(visit, `/products/${product.handle}`),
    description: "",
    content: "",
    vendor: product.vendor,
    type: product.type,
    tags: product.tags,
    collections: collectionsOf(visit.store.world, visit.shop)
      .filter((one) => product.collections.includes(one.handle))
      .map((one) => ({ id: liquidId(one.id), handle: one.handle, title: one.title, url: pathOf(visit, `/collections/${one.handle}`) })),
    available: true,
    "gift_card?": product.giftCard,
    price: low,
    price_min: low,
    price_max: high,
    price_varies: low !== high,
    compare_at_price: null,
    compare_at_price_min: 0,
    compare_at_price_max: 0,
    compare_at_price_varies: false,
    has_only_default_variant: product.variants === undefined,
    options: [product.variants ? "Size" : "Title"],
    variants: drops,
    variants_count: drops.length,
    first_available_variant: drops[0],
    selected_variant: chosen,
    selected_or_first_available_variant: chosen ?? drops[0],
    featured_image: imageDrop(product),
    images: [imageDrop(product)],
    media: [],
    requires_selling_plan: false,
    selling_plan_groups: product.sellingPlans
      ? [{ id: "group", name: "Subscription", selling_plans: product.sellingPlans.map(planDrop) }]
      : [],
    created_at: product.createdAt,
    published_at: product.createdAt,
    template_suffix: null,
    metafields: {},
  };
}
