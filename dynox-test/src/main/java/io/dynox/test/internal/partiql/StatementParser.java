package io.dynox.test.internal.partiql;

import io.dynox.test.internal.partiql.Statement.Change;
import io.dynox.test.internal.value.ValidationFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Parses statements by recursive descent. Not thread-safe; used once. */
final class StatementParser {

    private final TokenReader tokens;
    private final Parameters parameters;
    private final OperandParser operands;
    private final PredicateParser predicates;

    private StatementParser(String text, List<AttributeValue> parameters) {
        this.tokens = new TokenReader(text);
        this.parameters = new Parameters(parameters);
        this.operands = new OperandParser(tokens, this.parameters);
        this.predicates = new PredicateParser(tokens, operands);
    }

    /**
     * The statement with its parameters filled in.
     *
     * @throws ValidationFailure if it isn't well formed or the number of parameters is wrong
     */
    static Statement parse(String text, List<AttributeValue> parameters) {
        StatementParser parser = new StatementParser(text, parameters);
        Statement statement = parser.readStatement();
        parser.tokens.expectEnd();
        parser.parameters.checkAllUsed();
        return statement;
    }

    /** The table that a statement is about; empty if that cannot be told, as the statement isn't well formed. */
    static Optional<String> tableOf(String text) {
        try {
            return Optional.of(
                    new StatementParser(text, List.of()).readStatement().table());
        } catch (ValidationFailure e) { // the operation itself reports it
            return Optional.empty();
        }
    }

    private Statement readStatement() {
        if (tokens.takeWord("select")) {
            return new SelectParser(tokens, operands, predicates).read();
        }
        if (tokens.current().isWord("insert") && tokens.next().isWord("into")) {
            tokens.take();
            tokens.take();
            return readInsert();
        }
        if (tokens.takeWord("update")) {
            return readUpdate();
        }
        if (tokens.takeWord("delete")) {
            return readDelete();
        }
        if (tokens.current().isWord("exists") && tokens.next().isSymbol("(")) {
            tokens.take();
            tokens.take();
            return readExists();
        }
        return readOther();
    }

    /** Anything else is read as an expression, so that the complaint is about where that ends. */
    private Statement readOther() {
        operands.read();
        while (tokens.takeSymbol("*")) {
            operands.read();
        }
        tokens.expectEnd();
        throw new ValidationFailure("Unsupported operation: VariableReference");
    }

    private Statement readExists() {
        tokens.expectWord("select", "Expected SELECT in EXISTS");
        Statement.Select select = new SelectParser(tokens, operands, predicates).read();
        tokens.expectSymbol(")");
        return new Statement.Exists(select);
    }

    private Statement readInsert() {
        String table = readTable();
        tokens.expectWord("value", "Expected VALUE");
        Token start = tokens.current();
        AttributeValue item = operands.readLiteral();
        if (!start.isSymbol("{")) {
            throw new ValidationFailure(
                    "Unsupported format in item expression. Please use struct format {...} to express"
                            + " item values for insert statement. at " + tokens.place(start));
        }
        if (tokens.current().isWord("returning")) {
            throw new ValidationFailure("RETURNING is not supported in INSERT");
        }
        return new Statement.Insert(table, item.m());
    }

    private Statement readUpdate() {
        String table = readTable();
        if (tokens.current().isSymbol(".")) {
            throw new ValidationFailure("This operation is not supported on an index");
        }
        List<Change> changes = new ArrayList<>();
        while (tokens.current().isWord("set") || tokens.current().isWord("remove")) {
            if (tokens.takeWord("remove")) {
                changes.add(new Change.Remove(operands.readPath()));
            } else {
                tokens.take();
                readAssignments(changes);
            }
        }
        if (changes.isEmpty()) {
            throw TokenReader.malformed("Expected data manipulation");
        }
        return new Statement.Update(table, changes, readWhere(), readReturning());
    }

    private void readAssignments(List<Change> changes) {
        do {
            var path = operands.readPath();
            tokens.expectSymbol("=");
            changes.add(new Change.Assign(path, operands.read()));
        } while (tokens.takeSymbol(","));
    }

    private Statement readDelete() {
        tokens.expectWord("from", "Expected FROM after DELETE");
        String table = readTable();
        Optional<Predicate> where = readWhere();
        Token clause = tokens.current();
        ReturnValue returning = readReturning();
        if (returning != ReturnValue.NONE && returning != ReturnValue.ALL_OLD) {
            throw new ValidationFailure("Invalid returning clause: " + tokens.from(clause)
                    + ". Only RETURNING ALL OLD * is allowed in DELETE statements.");
        }
        return new Statement.Delete(table, where, returning);
    }

    private String readTable() {
        if (!tokens.current().isName()) {
            throw TokenReader.malformed("Expected identifier for simple path");
        }
        return tokens.take().text();
    }

    private Optional<Predicate> readWhere() {
        return tokens.takeWord("where") ? Optional.of(predicates.read()) : Optional.empty();
    }

    private ReturnValue readReturning() {
        if (!tokens.takeWord("returning")) {
            return ReturnValue.NONE;
        }
        boolean all = tokens.takeWord("all");
        if (!all) {
            tokens.expectWord("modified", "Expected ALL or MODIFIED in the RETURNING clause");
        }
        boolean old = tokens.takeWord("old");
        if (!old) {
            tokens.expectWord("new", "Expected OLD or NEW in the RETURNING clause");
        }
        if (!tokens.takeSymbol("*")) {
            throw TokenReader.malformed("Expected * in the RETURNING clause");
        }
        if (all) {
            return old ? ReturnValue.ALL_OLD : ReturnValue.ALL_NEW;
        }
        return old ? ReturnValue.UPDATED_OLD : ReturnValue.UPDATED_NEW;
    }
}
