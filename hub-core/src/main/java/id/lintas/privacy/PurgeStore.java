package id.lintas.privacy;

import id.lintas.office.OfficeId;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The one place that deletes what other features wrote: the rule about when is one, whatever table it is about. */
@Repository
class PurgeStore {

    private final JdbcClient jdbc;

    PurgeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Days for each class by the rules in force on that day; a class without a rule is kept. */
    Map<DataClass, Integer> rules(LocalDate day) {
        Map<DataClass, Integer> rules = new EnumMap<>(DataClass.class);
        jdbc.sql("""
                        select distinct on (data_class) data_class, days from retention_rule where valid_from <= ?
                        order by data_class, valid_from desc
                        """)
                .param(day)
                .query((row, n) -> rules.put(DataClass.valueOf(row.getString("data_class")), row.getInt("days")))
                .list();
        return rules;
    }

    /** Whether two people froze the office: what may be evidence stays. */
    boolean frozen(OfficeId office) {
        return jdbc.sql("select exists (select 1 from office_freeze where office = ? and frozen)")
                .param(office.value())
                .query(Boolean.class)
                .single();
    }

    /** Removes up to so many values, and says how many. */
    int purge(DataClass data, OfficeId office, Instant before, Instant now, int most) {
        return jdbc.sql(PurgeSql.of(data))
                .param("office", office.value())
                .param("before", Timestamp.from(before))
                .param("now", Timestamp.from(now))
                .param("most", most)
                .update();
    }
}
