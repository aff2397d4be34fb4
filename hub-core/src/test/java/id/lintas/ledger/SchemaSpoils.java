package id.lintas.ledger;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** One schema spoilt for each way to spoil it: the rule that must notice, the object that it must name, and the spoiling. */
final class SchemaSpoils {

    private static final String GOOD_TABLE =
            "create table spoilt (office text not null, id uuid not null, primary key (office, id));"
                    + "alter table spoilt owner to lintas_owner;"
                    + "alter table spoilt enable row level security; alter table spoilt force row level security;"
                    + "create policy office_only on spoilt to lintas_app using (office = nullif(current_setting('lintas.office', true), ''))"
                    + " with check (office = nullif(current_setting('lintas.office', true), ''));"
                    + "create policy central_reads on spoilt for select to lintas_central using (true);"
                    + "grant select, insert, update on spoilt to lintas_app; grant select on spoilt to lintas_central;";

    private SchemaSpoils() {}

    /** A table as it should be, on which nothing is to be found. */
    static String goodTable() {
        return GOOD_TABLE;
    }

    static Stream<Arguments> all() {
        return Stream.of(
                spoil(
                        SchemaRule.EVERY_TABLE_IS_AN_OFFICES_OR_KNOWN_AS_CENTRAL,
                        "spoilt_too",
                        "create table spoilt_too (id uuid primary key)"),
                spoil(
                        SchemaRule.EVERY_TABLE_IS_AN_OFFICES_OR_KNOWN_AS_CENTRAL,
                        "spoilt",
                        "alter table spoilt drop constraint spoilt_pkey; alter table spoilt alter office drop not null"),
                spoil(
                        SchemaRule.ROW_SECURITY_IS_ENABLED_AND_FORCED,
                        "spoilt",
                        "alter table spoilt disable row level security"),
                spoil(
                        SchemaRule.ROW_SECURITY_IS_ENABLED_AND_FORCED,
                        "spoilt",
                        "alter table spoilt no force row level security"),
                spoil(
                        SchemaRule.ROW_SECURITY_IS_ENABLED_AND_FORCED,
                        "inbound_message",
                        "alter table inbound_message disable row level security"),
                spoil(
                        SchemaRule.POLICIES_ARE_EXACTLY_THE_EXPECTED,
                        "spoilt.office_only",
                        "drop policy office_only on spoilt"),
                spoil(
                        SchemaRule.POLICIES_ARE_EXACTLY_THE_EXPECTED,
                        "spoilt.more",
                        "create policy more on spoilt for select to lintas_app using (true)"),
                spoil(
                        SchemaRule.POLICIES_ARE_EXACTLY_THE_EXPECTED,
                        "spoilt.more",
                        "create policy more on spoilt as restrictive to lintas_app using (true)"),
                spoil(
                        SchemaRule.POLICIES_ARE_EXACTLY_THE_EXPECTED,
                        "spoilt.office_only",
                        "alter policy office_only on spoilt to public"),
                spoil(
                        SchemaRule.POLICIES_ARE_EXACTLY_THE_EXPECTED,
                        "spoilt.office_only",
                        "alter policy office_only on spoilt using (office = coalesce(nullif(current_setting('lintas.office', true), ''), office))"),
                spoil(
                        SchemaRule.POLICIES_ARE_EXACTLY_THE_EXPECTED,
                        "spoilt.office_only",
                        "alter policy office_only on spoilt with check (true)"),
                spoil(SchemaRule.EVERYTHING_BELONGS_TO_THE_OWNER, "spoilt", "alter table spoilt owner to lintas_app"),
                spoil(
                        SchemaRule.EVERYTHING_BELONGS_TO_THE_OWNER,
                        "spoilt_f",
                        "create function spoilt_f() returns int language sql as 'select 1';"
                                + "alter function spoilt_f() owner to postgres"),
                spoil(SchemaRule.THE_RUNTIME_ROLES_ARE_BOUNDED, "lintas_app", "alter role lintas_app bypassrls"),
                spoil(SchemaRule.THE_RUNTIME_ROLES_ARE_BOUNDED, "lintas_app", "alter role lintas_app superuser"),
                spoil(
                        SchemaRule.THE_RUNTIME_ROLES_ARE_BOUNDED,
                        "lintas_central",
                        "alter role lintas_central bypassrls"),
                spoil(SchemaRule.THE_RUNTIME_ROLES_ARE_BOUNDED, "lintas_app", "grant lintas_owner to lintas_app"),
                spoil(
                        SchemaRule.THE_RUNTIME_ROLES_ARE_BOUNDED,
                        "lintas_app",
                        "alter role lintas_app set row_security = off"),
                spoil(
                        SchemaRule.THE_RUNTIME_ROLES_ARE_BOUNDED,
                        "lintas_app",
                        "alter role lintas_app set lintas.office = 'palembang'"),
                spoil(SchemaRule.RIGHTS_ARE_THE_LEAST, "spoilt", "grant delete on spoilt to lintas_app"),
                spoil(SchemaRule.RIGHTS_ARE_THE_LEAST, "spoilt", "grant truncate on spoilt to lintas_app"),
                spoil(SchemaRule.RIGHTS_ARE_THE_LEAST, "spoilt", "grant select on spoilt to public"),
                spoil(SchemaRule.RIGHTS_ARE_THE_LEAST, "spoilt", "grant update (id) on spoilt to lintas_central"),
                spoil(
                        SchemaRule.RIGHTS_ARE_THE_LEAST,
                        "audit_entry",
                        "grant update (detail) on audit_entry to lintas_app"),
                spoil(SchemaRule.UNIQUE_KEYS_INCLUDE_THE_OFFICE, "spoilt", "create unique index on spoilt (id)"),
                spoil(
                        SchemaRule.UNIQUE_KEYS_INCLUDE_THE_OFFICE,
                        "spoilt",
                        "create unique index on spoilt (id) include (office)"),
                spoil(
                        SchemaRule.UNIQUE_KEYS_INCLUDE_THE_OFFICE,
                        "spoilt",
                        "create unique index on spoilt (lower(office), id)"),
                spoil(
                        SchemaRule.FOREIGN_KEYS_INCLUDE_THE_OFFICE,
                        "spoilt",
                        "create unique index on booking (code);"
                                + "alter table spoilt add code text references booking (code)"),
                spoil(SchemaRule.VIEWS_ASK_AS_THE_CALLER, "spoilt_v", "create view spoilt_v as select * from booking"),
                spoil(
                        SchemaRule.NOTHING_KEEPS_COPIES,
                        "spoilt_m",
                        "create materialized view spoilt_m as select * from booking"),
                spoil(
                        SchemaRule.NOTHING_KEEPS_COPIES,
                        "spoilt_child",
                        "create table spoilt_child () inherits (spoilt)"),
                spoil(
                        SchemaRule.NOTHING_KEEPS_COPIES,
                        "spoilt",
                        "create rule r as on update to spoilt do also nothing"),
                spoil(
                        SchemaRule.FUNCTIONS_RUN_AS_THE_CALLER_AND_FOR_NAMED_ROLES,
                        "spoilt_f",
                        "create function spoilt_f() returns bigint language sql security definer as 'select count(*) from booking';"
                                + "revoke execute on function spoilt_f() from public"),
                spoil(
                        SchemaRule.FUNCTIONS_RUN_AS_THE_CALLER_AND_FOR_NAMED_ROLES,
                        "spoilt_f",
                        "create function spoilt_f() returns int language sql set search_path = pg_catalog as 'select 1'"),
                spoil(
                        SchemaRule.FUNCTIONS_RUN_AS_THE_CALLER_AND_FOR_NAMED_ROLES,
                        "spoilt_f",
                        "create function spoilt_f() returns int language sql as 'select 1'; revoke execute on function spoilt_f() from public"),
                spoil(
                        SchemaRule.NEW_OBJECTS_ARE_CLOSED,
                        "lintas_owner",
                        "alter default privileges for role lintas_owner in schema public grant select on tables to public"),
                spoil(
                        SchemaRule.NOBODY_MAKES_OBJECTS_AT_RUN_TIME,
                        "public for lintas_app",
                        "grant create on schema public to public"),
                spoil(SchemaRule.NOBODY_MAKES_OBJECTS_AT_RUN_TIME, "lintas_app", "create schema lintas_app"),
                spoil(
                        SchemaRule.NOBODY_MAKES_OBJECTS_AT_RUN_TIME,
                        "%database% for lintas_app",
                        "grant temporary on database \"%database%\" to lintas_app"),
                spoil(
                        SchemaRule.SEQUENCES_ONLY_COUNT,
                        "spoilt_s",
                        "create sequence spoilt_s; grant update on sequence spoilt_s to lintas_app"));
    }

    private static Arguments spoil(SchemaRule rule, String object, String sql) {
        return Arguments.of(rule, object, sql);
    }
}
