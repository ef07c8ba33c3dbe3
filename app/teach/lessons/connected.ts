import { SHARE_ACTIONS } from "@/app/saved-share";
import type { LessonActions } from "@/components/teach/lessons/listed";
import type { TeachersActions } from "@/components/teach/teachers/teachers-dialog";
import { deleteSessionAction, keepSessionAction } from "../actions";
import {
  archiveSessionAction,
  labelSessionAction,
  renameClassAction,
  renameSessionAction,
} from "./filing-actions";
import {
  addCoTeacherAction,
  handOverAction,
  removeCoTeacherAction,
  teachersAction,
} from "./teachers-actions";

export const TEACHERS_ACTIONS: TeachersActions = {
  load: teachersAction,
  add: addCoTeacherAction,
  remove: removeCoTeacherAction,
  handOver: handOverAction,
};

/** What can be done with the sessions of a list. */
export const LESSON_ACTIONS: LessonActions = {
  remove: deleteSessionAction,
  keep: keepSessionAction,
  rename: renameSessionAction,
  label: labelSessionAction,
  renameClass: renameClassAction,
  archive: archiveSessionAction,
  share: SHARE_ACTIONS,
  teachers: TEACHERS_ACTIONS,
};
