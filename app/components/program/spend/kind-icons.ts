import {
  CashDollarIcon,
  CreditCardIcon,
  DeliveryIcon,
  DiscountIcon,
  GiftCardIcon,
  MoneyIcon,
  ProductIcon,
  StarIcon,
} from "@shopify/polaris-icons";
import type { RewardKind } from "../../../loyalty/program";

/** The picture of each kind of reward. */
export const kindIcons: Record<RewardKind, typeof MoneyIcon> = {
  amount: CashDollarIcon,
  percentage: DiscountIcon,
  sliding: MoneyIcon,
  shipping: DeliveryIcon,
  product: ProductIcon,
  "gift-card": GiftCardIcon,
  "store-credit": CreditCardIcon,
  perk: StarIcon,
};
