/* Every table, for queries and for migrations. */
export * from "./schema/school";
export * from "./schema/session";
