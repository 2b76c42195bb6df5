package io.dynox.test.internal.partiql;

import io.dynox.test.internal.expression.DocumentPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** A statement with its parameters filled in. Immutable. */
sealed interface Statement {

    /**
     * A query or a scan.
     *
     * @param paths what is asked for; empty for everything
     * @param index the index that is read, if it isn't the table itself
     */
    record Select(
            List<DocumentPath> paths,
            String table,
            Optional<String> index,
            Optional<Predicate> where,
            List<Ordering> orderings)
            implements Statement {
        public Select {
            paths = List.copyOf(paths);
            orderings = List.copyOf(orderings);
        }
    }

    /** A part of an ORDER BY clause. */
    record Ordering(DocumentPath path, boolean ascending) {}

    /** Adds an item, which must not be there yet. */
    record Insert(String table, Map<String, AttributeValue> item) implements Statement {}

    /** Changes an item, which must be there. */
    record Update(String table, List<Change> changes, Optional<Predicate> where, ReturnValue returning)
            implements Statement {
        public Update {
            changes = List.copyOf(changes);
        }
    }

    /** Removes an item. */
    record Delete(String table, Optional<Predicate> where, ReturnValue returning) implements Statement {}

    /** In a transaction: an item must be there and fulfil what the query asks. */
    record Exists(Select select) implements Statement {

        @Override
        public String table() {
            return select.table();
        }
    }

    /** What an update does at one path. */
    sealed interface Change {

        record Assign(DocumentPath path, Operand operand) implements Change {}

        record Remove(DocumentPath path) implements Change {}
    }

    /** The table that the statement is about. */
    String table();

    /** Whether the statement changes nothing and checks nothing for others. */
    default boolean isRead() {
        return this instanceof Select;
    }
}
