package id.lintas.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A rule of the schema as a query of the catalogue that returns what breaks it: an object and what is wrong with it. */
enum SchemaRule {
    EVERY_TABLE_IS_AN_OFFICES_OR_KNOWN_AS_CENTRAL("""
            select t.relname, 'has no office column that is not null and is not known as central' from tables t
            where t.relname <> all (%central%)
              and not exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'office' and a.attnotnull)
            """),
    ROW_SECURITY_IS_ENABLED_AND_FORCED("""
            select relname, 'enabled ' || relrowsecurity || ', forced ' || relforcerowsecurity from tables
            where not (relrowsecurity and relforcerowsecurity) and relname <> all (%open%)
            """),
    POLICIES_ARE_EXACTLY_THE_EXPECTED("""
            , actual as (
              select t.relname || '.' || p.polname as name, concat_ws(' ', p.polcmd,
                (select string_agg(coalesce(r.rolname, 'public'), '+') from unnest(p.polroles) o left join pg_roles r on r.oid = o),
                coalesce(pg_get_expr(p.polqual, p.polrelid), '-'), coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '-'))
                || case when p.polpermissive then '' else ' restrictive' end as says
              from tables t join pg_policy p on p.polrelid = t.oid),
            expected as (
              select relname || '.office_only' as name, '* lintas_app ' || %mine% || ' ' || %mine% as says from office_tables
              union all select relname || '.central_reads', 'r lintas_central true -' from office_tables
                where relname <> all(%closed%)
              union all select * from (values %policies%) as listed)
            select coalesce(a.name, e.name), coalesce('is ' || a.says, 'is missing') || coalesce(' (expected: ' || e.says || ')', ' (expected: none)')
            from actual a full join expected e on e.name = a.name where a.says is distinct from e.says
            """),
    EVERYTHING_BELONGS_TO_THE_OWNER("""
            select c.relname, 'owned by ' || pg_get_userbyid(c.relowner) from pg_class c
            where c.relnamespace = 'public'::regnamespace and pg_get_userbyid(c.relowner) <> 'lintas_owner'
            union all select p.proname, 'owned by ' || pg_get_userbyid(p.proowner) from pg_proc p
            where p.pronamespace = 'public'::regnamespace and pg_get_userbyid(p.proowner) <> 'lintas_owner'
            union all select d.datname, 'owned by ' || pg_get_userbyid(d.datdba) from pg_database d
            where d.datname = current_database() and pg_get_userbyid(d.datdba) <> 'lintas_owner'
            """),
    THE_RUNTIME_ROLES_ARE_BOUNDED("""
            select rolname, 'may more than it must' from pg_roles where rolname in ('lintas_app', 'lintas_central', 'lintas_group')
              and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication)
            union all select member::regrole::text, 'is a member of ' || roleid::regrole || ', inherit ' || inherit_option from (
                select member, roleid, coalesce((to_jsonb(m) ->> 'inherit_option')::boolean, mr.rolinherit) as inherit_option
                from pg_auth_members m join pg_roles mr on mr.oid = m.member) m
              where member in ('lintas_app'::regrole, 'lintas_central'::regrole, 'lintas_group'::regrole)
                and not (member = 'lintas_app'::regrole and roleid in ('lintas_central'::regrole, 'lintas_group'::regrole) and not inherit_option)
            union all select coalesce(r.rolname, 'all roles'), 'sets ' || array_to_string(s.setconfig, ' ')
              from pg_db_role_setting s left join pg_roles r on r.oid = s.setrole
              where array_to_string(s.setconfig, ' ') ~ '(search_path|row_security|lintas|role)'
                and (s.setdatabase = 0 or s.setdatabase = (select oid from pg_database where datname = current_database()))
            """),
    RIGHTS_ARE_THE_LEAST("""
            , rights as (
              select c.relname, coalesce(g.rolname, 'public') as who, a.privilege_type as what
              from pg_class c cross join aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) a left join pg_roles g on g.oid = a.grantee
              where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
              union select c.relname, coalesce(g.rolname, 'public'), a.privilege_type
              from pg_class c join pg_attribute t on t.attrelid = c.oid cross join aclexplode(t.attacl) a left join pg_roles g on g.oid = a.grantee
              where c.relnamespace = 'public'::regnamespace)
            select relname, who || ' may ' || what from rights where who <> 'lintas_owner'
              and not (who = 'lintas_app' and what in ('SELECT', 'INSERT') and relname <> 'flyway_schema_history')
              and not (who = 'lintas_app' and what = 'UPDATE' and relname <> all (%append_only%) and relname <> 'flyway_schema_history')
              and not (who = 'lintas_central' and what = 'SELECT' and relname <> 'flyway_schema_history')
              and relname || ' ' || who || ' ' || what <> all (%rights%)
            """),
    UNIQUE_KEYS_INCLUDE_THE_OFFICE("""
            select t.relname, i.indexrelid::regclass || ' is unique over all offices: it tells whether another one has the value'
            from office_tables t join pg_index i on i.indrelid = t.oid
            where i.indisunique and not exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'office'
                and a.attnum = any ((i.indkey::int2[])[0:i.indnkeyatts - 1]))
              and i.indexrelid::regclass::text <> all (%unique%)
            """),
    FOREIGN_KEYS_INCLUDE_THE_OFFICE("""
            select t.relname, c.conname || ' may point into another office' from office_tables t
              join pg_constraint c on c.conrelid = t.oid and c.contype = 'f' join office_tables f on f.oid = c.confrelid
            where not exists (select from generate_subscripts(c.conkey, 1) n
              join pg_attribute a on a.attrelid = t.oid and a.attnum = c.conkey[n] and a.attname = 'office'
              join pg_attribute b on b.attrelid = f.oid and b.attnum = c.confkey[n] and b.attname = 'office')
            """),
    VIEWS_ASK_AS_THE_CALLER("""
            select relname, 'shows what its owner sees' from pg_class where relkind = 'v' and relnamespace = 'public'::regnamespace
              and not coalesce('security_invoker=true' = any (reloptions), false)
            """),
    NOTHING_KEEPS_COPIES("""
            select relname, 'is a ' || case relkind when 'm' then 'materialised view' else 'foreign table' end
            from pg_class where relkind in ('m', 'f') and relnamespace = 'public'::regnamespace
            union all select inhrelid::regclass::text, 'is a part of ' || inhparent::regclass || ', which has other policies'
            from pg_inherits where inhparent in (select oid from tables)
            union all select c.relname, 'has a rule ' || r.rulename from pg_rewrite r join pg_class c on c.oid = r.ev_class
            where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
            """),
    FUNCTIONS_RUN_AS_THE_CALLER_AND_FOR_NAMED_ROLES("""
            select proname, 'runs with its owner''s rights' from pg_proc where prosecdef and pronamespace = 'public'::regnamespace
            union all select proname, 'may be run by everybody' from pg_proc p
            where pronamespace = 'public'::regnamespace and exists (
              select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0)
            union all select proname, 'takes the caller''s search_path' from pg_proc
            where pronamespace = 'public'::regnamespace and not coalesce(array_to_string(proconfig, ' ') ~ 'search_path=', false)
            """),
    NEW_OBJECTS_ARE_CLOSED("""
            select pg_get_userbyid(defaclrole)::text, 'grants by default: ' || array_to_string(defaclacl, ' ') from pg_default_acl
            """),
    NOBODY_MAKES_OBJECTS_AT_RUN_TIME("""
            select n.nspname || ' for ' || r.rolname, 'may create objects there' from pg_namespace n, pg_roles r
            where r.rolname in ('lintas_app', 'lintas_central', 'lintas_group') and n.nspname !~ '^pg_' and has_schema_privilege(r.rolname, n.oid, 'CREATE')
            union all select nspname, 'stands before public in a search_path, or outside of these rules' from pg_namespace
            where nspname !~ '^pg_' and nspname not in ('public', 'information_schema')
            union all select datname || ' for ' || r.rolname, 'may create schemas or temporary tables' from pg_database, pg_roles r
            where datname = current_database() and r.rolname in ('lintas_app', 'lintas_central', 'lintas_group')
              and (has_database_privilege(r.rolname, datname, 'CREATE') or has_database_privilege(r.rolname, datname, 'TEMP'))
            """),
    SEQUENCES_ONLY_COUNT("""
            select c.relname, coalesce(g.rolname, 'public') || ' may ' || a.privilege_type
            from pg_class c cross join aclexplode(coalesce(c.relacl, acldefault('s', c.relowner))) a left join pg_roles g on g.oid = a.grantee
            where c.relkind = 'S' and c.relnamespace = 'public'::regnamespace
              and coalesce(g.rolname, 'public') <> 'lintas_owner' and not (g.rolname = 'lintas_app' and a.privilege_type = 'USAGE')
            """);

    private static final String TABLES = """
            with tables as (select * from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace),
            office_tables as (select t.* from tables t where t.relname <> all (%central%) and exists (
              select from pg_attribute a where a.attrelid = t.oid and a.attname = 'office'))
            """;

    private final String sql;

    SchemaRule(String sql) {
        this.sql = sql;
    }

    /** What breaks a rule. */
    record Broken(SchemaRule rule, String object, String why) {}

    /** Everything that breaks any rule, as the catalogue stands in this transaction. */
    static List<Broken> check(Connection connection) throws SQLException {
        List<Broken> broken = new ArrayList<>();
        for (SchemaRule rule : values()) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(filled(TABLES + rule.sql))) {
                while (rows.next()) {
                    broken.add(new Broken(rule, rows.getString(1), rows.getString(2)));
                }
            }
        }
        return broken;
    }

    /** The office tables of the schema, in order. */
    static List<String> officeTables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(filled(TABLES + "select relname from office_tables order by relname"))) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    private static String filled(String sql) {
        List<String> rights = new ArrayList<>(SchemaExceptions.MORE_RIGHTS.keySet());
        rights.addAll(SchemaExceptions.CENTRAL_RIGHTS.keySet());
        SchemaExceptions.GROUP_RIGHTS.forEach((table, all) ->
                Stream.of(all.split(" ")).forEach(right -> rights.add(table + " lintas_group " + right)));
        return sql.replace("%central%", SchemaExceptions.array(SchemaExceptions.CENTRAL_TABLES.keySet()))
                .replace("%append_only%", SchemaExceptions.array(SchemaExceptions.APPEND_ONLY))
                .replace("%rights%", SchemaExceptions.array(rights))
                .replace("%unique%", SchemaExceptions.array(SchemaExceptions.UNIQUE_KEYS.keySet()))
                .replace("%open%", SchemaExceptions.array(SchemaExceptions.OPEN_TABLES))
                .replace("%closed%", SchemaExceptions.array(SchemaExceptions.CLOSED_TO_THE_CENTRE))
                .replace("%mine%", literal(SchemaExceptions.mine()))
                .replace(
                        "%policies%",
                        SchemaExceptions.POLICIES.entrySet().stream()
                                .map(policy -> "(" + literal(policy.getKey()) + ", " + literal(policy.getValue()) + ")")
                                .collect(java.util.stream.Collectors.joining(", ")));
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
