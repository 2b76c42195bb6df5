package io.dynox.test.internal.partiql;

import io.dynox.test.internal.expression.DocumentPath;
import io.dynox.test.internal.partiql.Statement.Change;
import io.dynox.test.internal.value.ValidationFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes the changes of an UPDATE statement as an update expression. Stateless. */
final class UpdateText {

    private static final Set<String> FUNCTIONS = Set.of("if_not_exists", "list_append");

    private UpdateText() {}

    static String of(List<Change> changes, ExpressionText text) {
        List<String> set = new ArrayList<>();
        List<String> remove = new ArrayList<>();
        List<String> add = new ArrayList<>();
        List<String> delete = new ArrayList<>();
        for (Change change : changes) {
            if (change instanceof Change.Remove removal) {
                remove.add(text.path(removal.path()));
                continue;
            }
            Change.Assign assign = (Change.Assign) change;
            String path = text.path(assign.path());
            if (assign.operand() instanceof Operand.Call call && call.name().startsWith("set_")) {
                List<String> section = call.name().equals("set_add") ? add : delete;
                section.add(path + " " + text.operand(members(assign.path(), call)));
            } else {
                set.add(path + " = " + text.operand(checked(assign.operand())));
            }
        }
        List<String> sections = new ArrayList<>();
        section("SET", set, sections);
        section("REMOVE", remove, sections);
        section("ADD", add, sections);
        section("DELETE", delete, sections);
        return String.join(" ", sections);
    }

    private static void section(String keyword, List<String> actions, List<String> sections) {
        if (!actions.isEmpty()) {
            sections.add(keyword + " " + String.join(", ", actions));
        }
    }

    /** The members that {@code set_add} or {@code set_delete} names, which work on the attribute that is assigned only. */
    private static Operand members(DocumentPath path, Operand.Call call) {
        if (!Set.of("set_add", "set_delete").contains(call.name())) {
            throw new ValidationFailure("Unrecognized function: " + call.name());
        }
        boolean fits = call.operands().size() == 2
                && call.operands().get(0) instanceof Operand.Attribute attribute
                && attribute.path().equals(path)
                && call.operands().get(1) instanceof Operand.Value;
        if (!fits) {
            throw new ValidationFailure("The first argument to " + call.name().toUpperCase(Locale.ROOT)
                    + " must equal the assignment value");
        }
        return call.operands().get(1);
    }

    private static Operand checked(Operand operand) {
        if (operand instanceof Operand.Call call && !FUNCTIONS.contains(call.name())) {
            throw new ValidationFailure("Unrecognized function: " + call.name());
        }
        if (operand instanceof Operand.Arithmetic sum) {
            checked(sum.left());
            checked(sum.right());
        }
        return operand;
    }
}
