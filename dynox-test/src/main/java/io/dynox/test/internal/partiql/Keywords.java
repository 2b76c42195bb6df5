package io.dynox.test.internal.partiql;

import java.util.Locale;
import java.util.Set;

/**
 * The words that PartiQL keeps for itself: those of SQL-92, without the names of functions, and a few of its own. Stateless.
 */
final class Keywords {

    private static final Set<String> WORDS = Set.of("""
            absolute action add all allocate alter and any are as asc assertion at authorization begin between bit by cascade
            cascaded case cast catalog char character check close collate collation column commit connect connection constraint
            constraints continue convert corresponding create cross current current_date current_time current_timestamp
            current_user cursor date deallocate dec decimal declare default deferrable deferred delete desc describe descriptor
            diagnostics disconnect distinct domain double drop else end escape except exception exec execute external false
            fetch first float for foreign found from full get global go goto grant group having identity immediate in indicator
            initially inner input insensitive insert int integer intersect interval into is isolation join key language last
            left level like local match missing module names national natural nchar next no not null nullif numeric of on only
            open option or order outer output overlaps pad partial pivot precision prepare preserve primary prior privileges
            procedure public read real references relative remove restrict returning revoke right rollback rows schema scroll
            section select session session_user set smallint some space sql sqlcode sqlerror sqlstate system_user table
            temporary then time timestamp to transaction translation true union unique unknown unpivot update usage user using
            value values varchar varying view when whenever where with work write zone limit
            """.strip().split("\\s+"));

    private Keywords() {}

    /** Whether the word must be quoted to be a name; case doesn't matter. */
    static boolean contains(String word) {
        return WORDS.contains(word.toLowerCase(Locale.ROOT));
    }
}
