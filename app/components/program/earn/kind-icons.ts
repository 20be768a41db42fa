import {
  CalendarCheckIcon,
  ConfettiIcon,
  EmailNewsletterIcon,
  FlagIcon,
  HeartIcon,
  OrderIcon,
  PersonAddIcon,
  ChatIcon,
  StarIcon,
  TargetIcon,
  ViewIcon,
  WandIcon,
} from "@shopify/polaris-icons";
import type { RuleKind } from "./rules";

/** The picture of each way to earn. */
export const kindIcons: Record<RuleKind, typeof OrderIcon> = {
  order: OrderIcon,
  boost: WandIcon,
  challenge: TargetIcon,
  signup: PersonAddIcon,
  birthday: ConfettiIcon,
  anniversary: CalendarCheckIcon,
  newsletter: EmailNewsletterIcon,
  sms: ChatIcon,
  review: StarIcon,
  social: HeartIcon,
  visit: ViewIcon,
  event: FlagIcon,
};
