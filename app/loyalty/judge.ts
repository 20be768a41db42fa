export type {
  CountRow,
  HeldJudgement,
  JudgedMember,
  Judgement,
  MemberOrder,
  MemberStanding,
  MemberToJudge,
  OrderContext,
  ShopCalendar,
  SourcePoints,
} from "./judgement";
