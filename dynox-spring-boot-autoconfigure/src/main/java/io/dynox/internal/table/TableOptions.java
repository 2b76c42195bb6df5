package io.dynox.internal.table;

import io.dynox.GetOptions;
import io.dynox.ScanOptions;
import io.dynox.WriteOptions;

/** The options of a view. Immutable. */
record TableOptions(WriteOptions write, GetOptions get, ScanOptions scan) {

    TableOptions with(WriteOptions changed) {
        return new TableOptions(changed.withDefaults(write), get, scan);
    }

    TableOptions with(GetOptions changed) {
        return new TableOptions(write, changed.withDefaults(get), scan);
    }

    TableOptions with(ScanOptions changed) {
        return new TableOptions(write, get, changed.withDefaults(scan));
    }
}
