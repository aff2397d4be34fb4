package id.lintas.keys;

import java.util.List;

/** Whoever writes sealed values says where. A column that nobody names keeps its old key from ever being destroyed. */
public interface SealsColumns {

    /** The sealed columns, always the same ones. */
    List<SealedColumn> sealedColumns();
}
