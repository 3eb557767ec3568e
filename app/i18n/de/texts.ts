import activity from "./activity.json";
import charts from "./charts.json";
import common from "./common.json";
import deliveries from "./deliveries.json";
import fit from "./fit.json";
import guide from "./guide.json";
import home from "./home.json";
import imports from "./import.json";
import launch from "./launch.json";
import leave from "./leave.json";
import memberList from "./memberList.json";
import members from "./members.json";
import program from "./program.json";
import redemptions from "./redemptions.json";
import rewards from "./rewards.json";
import saving from "./saving.json";
import settings from "./settings.json";
import staff from "./staff.json";
import subjects from "./subjects.json";
import terms from "./terms.json";
import testing from "./testing.json";

/** The admin's texts in German, a file for each subject. */
export const de = {
  ...activity,
  ...charts,
  ...common,
  ...deliveries,
  ...fit,
  ...guide,
  ...home,
  ...imports,
  ...launch,
  ...leave,
  ...memberList,
  ...members,
  ...program,
  ...redemptions,
  ...rewards,
  ...saving,
  ...settings,
  ...staff,
  ...subjects,
  ...terms,
  ...testing,
};
