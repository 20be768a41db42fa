import commonEn from "./en/common.json";
import healthEn from "./en/health.json";
import homeEn from "./en/home.json";
import memberEn from "./en/member.json";
import membersEn from "./en/members.json";
import pastOrdersEn from "./en/past-orders.json";
import programEn from "./en/program.json";
import programPagesEn from "./en/program-pages.json";
import redemptionsEn from "./en/redemptions.json";
import reviewEn from "./en/review.json";
import referralEn from "./en/referral.json";
import settingsEn from "./en/settings.json";
import shellEn from "./en/shell.json";
import simulationEn from "./en/simulation.json";
import spendEn from "./en/spend.json";
import staffEn from "./en/staff.json";
import commonFr from "./fr/common.json";
import healthFr from "./fr/health.json";
import homeFr from "./fr/home.json";
import memberFr from "./fr/member.json";
import membersFr from "./fr/members.json";
import pastOrdersFr from "./fr/past-orders.json";
import programFr from "./fr/program.json";
import programPagesFr from "./fr/program-pages.json";
import redemptionsFr from "./fr/redemptions.json";
import reviewFr from "./fr/review.json";
import referralFr from "./fr/referral.json";
import settingsFr from "./fr/settings.json";
import shellFr from "./fr/shell.json";
import simulationFr from "./fr/simulation.json";
import spendFr from "./fr/spend.json";
import staffFr from "./fr/staff.json";

/** The parts of the catalogues, one for each group of pages; a key stands in one part only. */
export const parts = {
  en: [
    commonEn,
    healthEn,
    homeEn,
    memberEn,
    membersEn,
    pastOrdersEn,
    programEn,
    programPagesEn,
    redemptionsEn,
    reviewEn,
    referralEn,
    settingsEn,
    shellEn,
    simulationEn,
    spendEn,
    staffEn,
  ],
  fr: [
    commonFr,
    healthFr,
    homeFr,
    memberFr,
    membersFr,
    pastOrdersFr,
    programFr,
    programPagesFr,
    redemptionsFr,
    reviewFr,
    referralFr,
    settingsFr,
    shellFr,
    simulationFr,
    spendFr,
    staffFr,
  ],
};

export const en = {
  ...commonEn,
  ...healthEn,
  ...homeEn,
  ...memberEn,
  ...membersEn,
  ...pastOrdersEn,
  ...programEn,
  ...programPagesEn,
  ...redemptionsEn,
  ...reviewEn,
  ...referralEn,
  ...settingsEn,
  ...shellEn,
  ...simulationEn,
  ...spendEn,
  ...staffEn,
};
export const fr: Record<keyof typeof en, string> = {
  ...commonFr,
  ...healthFr,
  ...homeFr,
  ...memberFr,
  ...membersFr,
  ...pastOrdersFr,
  ...programFr,
  ...programPagesFr,
  ...redemptionsFr,
  ...reviewFr,
  ...referralFr,
  ...settingsFr,
  ...shellFr,
  ...simulationFr,
  ...spendFr,
  ...staffFr,
};
