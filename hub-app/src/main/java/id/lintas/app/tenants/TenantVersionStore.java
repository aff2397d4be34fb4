package id.lintas.app.tenants;

import id.lintas.tenants.LastGood;
import id.lintas.tenants.TenantKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TenantVersionStore implements LastGood {

    private final JdbcClient jdbc;

    TenantVersionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Text> texts(TenantKind kind) {
        Map<String, Text> texts = new HashMap<>();
        jdbc.sql("""
                        select good.id, good.content, last.verdict = 'GONE' as gone
                        from (select distinct on (id) id, content from tenant_version
                              where kind = :kind and verdict = 'ACCEPTED' order by id, number desc) good
                        join (select distinct on (id) id, verdict from tenant_version
                              where kind = :kind and verdict <> 'REFUSED' order by id, number desc) last using (id)
                        """).param("kind", kind.name()).query(row -> {
            texts.put(row.getString("id"), new Text(row.getString("content"), row.getBoolean("gone")));
        });
        return texts;
    }

    /** The last version of each tenant, offices first, by id. */
    List<TenantVersion> latest() {
        return jdbc.sql("select distinct on (kind, id) * from tenant_version order by kind, id, number desc")
                .query(TenantVersionStore::version)
                .list();
    }

    /** Up to that many versions of a tenant, the last first. */
    List<TenantVersion> of(TenantKind kind, String id, int most) {
        return jdbc.sql("select * from tenant_version where kind = ? and id = ? order by number desc limit ?")
                .params(kind.name(), id, most)
                .query(TenantVersionStore::version)
                .list();
    }

    /** Whether the version is new; false if another node was faster. */
    boolean add(TenantVersion version) {
        return jdbc.sql("""
                                insert into tenant_version (kind, id, number, digest, content, verdict, enabled, reasons, seen_at, node)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                                """)
                        .params(
                                version.kind().name(),
                                version.id(),
                                version.number(),
                                version.digest(),
                                version.content(),
                                version.verdict().name(),
                                version.enabled(),
                                version.reasons(),
                                Timestamp.from(version.seenAt()),
                                version.node())
                        .update()
                == 1;
    }

    private static TenantVersion version(ResultSet row, int n) throws SQLException {
        return new TenantVersion(
                TenantKind.valueOf(row.getString("kind")),
                row.getString("id"),
                row.getInt("number"),
                row.getString("content"),
                TenantVersion.Verdict.valueOf(row.getString("verdict")),
                row.getBoolean("enabled"),
                row.getString("reasons"),
                row.getTimestamp("seen_at").toInstant(),
                row.getString("node"));
    }
}
