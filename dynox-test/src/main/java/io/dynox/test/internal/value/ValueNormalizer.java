package io.dynox.test.internal.value;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Checks values as they come in with a request, and gives them the form in which the service keeps them.
 *
 * <p>Only numbers change, to their canonical text, and the members of sets, to their order by value. What needs no change is returned as it is, without a copy. Stateless.
 */
// The same object says "unchanged"; comparing contents would cost more than the check itself.
@SuppressWarnings("ReferenceEquality")
public final class ValueNormalizer {

    /** The item is the first level. */
    private static final int MAX_DEPTH = 32;

    private ValueNormalizer() {}

    /**
     * The item with all its values checked and normalised.
     *
     * @throws ValidationFailure with the service's text if a value breaks a rule
     */
    public static Map<String, AttributeValue> normalize(Map<String, AttributeValue> item) {
        return normalizeMap(item, 1);
    }

    /**
     * The value, checked and normalised.
     *
     * @throws ValidationFailure with the service's text if the value breaks a rule
     */
    public static AttributeValue normalize(@Nullable AttributeValue value) {
        return normalize(value, 0);
    }

    /**
     * Checks that an item that an update has made doesn't nest too deep.
     *
     * @throws ValidationFailure with the service's text if it does
     */
    public static void checkNesting(Map<String, AttributeValue> item) {
        checkNesting(item.values(), 1);
    }

    private static void checkNesting(Collection<AttributeValue> values, int depth) {
        if (depth > MAX_DEPTH) {
            throw new ValidationFailure("Nesting Levels have exceeded supported limits");
        }
        for (AttributeValue value : values) {
            if (value.hasM()) {
                checkNesting(value.m().values(), depth + 1);
            } else if (value.hasL()) {
                checkNesting(value.l(), depth + 1);
            }
        }
    }

    private static AttributeValue normalize(@Nullable AttributeValue value, int depth) {
        if (value == null) {
            throw new ValidationFailure(
                    "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
        }
        if (value.type() == null) { // several types; the service finds fault with their contents first
            checkEachType(value, depth);
        }
        switch (AttributeType.of(value)) {
            case S, B, BOOL -> {
                return value;
            }
            case N -> {
                return normalizeNumber(value);
            }
            case NULL -> {
                if (!value.nul()) {
                    throw ValidationFailure.invalidParameter("Null attribute value types must have the value of true");
                }
                return value;
            }
            case SS -> {
                checkStrings(value.ss());
                List<String> sorted = SetOrder.ofStrings(value.ss());
                return sorted == value.ss() ? value : AttributeValue.fromSs(sorted);
            }
            case BS -> {
                checkBinaries(value.bs());
                List<SdkBytes> sorted = SetOrder.ofBinaries(value.bs());
                return sorted == value.bs() ? value : AttributeValue.fromBs(sorted);
            }
            case NS -> {
                return normalizeNumbers(value);
            }
            case M -> {
                Map<String, AttributeValue> members = normalizeMap(value.m(), checkedDepth(depth));
                return members == value.m() ? value : AttributeValue.fromM(members);
            }
            case L -> {
                List<AttributeValue> elements = normalizeList(value.l(), checkedDepth(depth));
                return elements == value.l() ? value : AttributeValue.fromL(elements);
            }
        }
        throw new AssertionError(value.type());
    }

    private static void checkEachType(AttributeValue value, int depth) {
        if (value.n() != null) {
            normalize(AttributeValue.fromN(value.n()), depth);
        }
        if (value.nul() != null) {
            normalize(AttributeValue.fromNul(value.nul()), depth);
        }
        if (value.hasSs()) {
            checkStrings(value.ss());
        }
        if (value.hasNs()) {
            normalizeNumbers(value);
        }
        if (value.hasBs()) {
            checkBinaries(value.bs());
        }
        if (value.hasM()) {
            normalizeMap(value.m(), checkedDepth(depth));
        }
        if (value.hasL()) {
            normalizeList(value.l(), checkedDepth(depth));
        }
    }

    private static int checkedDepth(int depth) {
        if (depth >= MAX_DEPTH) {
            throw new ValidationFailure(
                    "Nesting Levels have exceeded supported limits: Attributes in the item have nested"
                            + " levels beyond supported limit");
        }
        return depth + 1;
    }

    private static Map<String, AttributeValue> normalizeMap(Map<String, AttributeValue> members, int depth) {
        Map<String, AttributeValue> changed = null;
        for (Map.Entry<String, AttributeValue> member : members.entrySet()) {
            AttributeNames.check(member.getKey());
            AttributeValue normal = normalize(member.getValue(), depth);
            if (normal != member.getValue()) {
                if (changed == null) {
                    changed = new LinkedHashMap<>(members);
                }
                changed.put(member.getKey(), normal);
            }
        }
        return changed == null ? members : changed;
    }

    private static List<AttributeValue> normalizeList(List<AttributeValue> elements, int depth) {
        List<AttributeValue> changed = null;
        for (int i = 0; i < elements.size(); i++) {
            AttributeValue normal = normalize(elements.get(i), depth);
            if (normal != elements.get(i)) {
                if (changed == null) {
                    changed = new ArrayList<>(elements);
                }
                changed.set(i, normal);
            }
        }
        return changed == null ? elements : changed;
    }

    private static AttributeValue normalizeNumber(AttributeValue value) {
        String canonical = DynamoNumber.canonical(value.n());
        return canonical.equals(value.n()) ? value : AttributeValue.fromN(canonical);
    }

    private static AttributeValue normalizeNumbers(AttributeValue value) {
        List<String> numbers = value.ns();
        if (numbers.isEmpty()) {
            throw ValidationFailure.invalidParameter("An number set  may not be empty");
        }
        checkNoNull(numbers, "An number set  may not have a null string as a member");
        List<String> canonical = numbers.stream().map(DynamoNumber::canonical).toList();
        if (hasDuplicates(canonical)) {
            throw new ValidationFailure("Input collection contains duplicates");
        }
        List<String> sorted = SetOrder.ofNumbers(canonical);
        return sorted.equals(numbers) ? value : AttributeValue.fromNs(sorted);
    }

    private static void checkStrings(List<String> strings) {
        if (strings.isEmpty()) {
            throw ValidationFailure.invalidParameter("An string set  may not be empty");
        }
        checkNoNull(strings, "An string set  may not have a null string as a member");
        if (hasDuplicates(strings)) {
            throw ValidationFailure.invalidParameter(
                    "Input collection [" + String.join(", ", strings) + "] contains duplicates.");
        }
    }

    private static void checkBinaries(List<SdkBytes> binaries) {
        if (binaries.isEmpty()) {
            throw ValidationFailure.invalidParameter("Binary sets should not be empty");
        }
        checkNoNull(binaries, "Binary sets may not contain null values");
        if (hasDuplicates(binaries)) {
            throw ValidationFailure.invalidParameter(binaries.stream()
                    .map(bytes -> Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe()))
                    .collect(Collectors.joining(", ", "Input collection [", "]of type BS contains duplicates.")));
        }
    }

    private static void checkNoNull(List<?> members, String message) {
        for (Object member : members) {
            if (member == null) {
                throw ValidationFailure.invalidParameter(message);
            }
        }
    }

    private static boolean hasDuplicates(List<?> members) {
        if (members.size() == 1) {
            return false;
        }
        Set<Object> seen = new HashSet<>();
        for (Object member : members) {
            if (!seen.add(member)) {
                return true;
            }
        }
        return false;
    }
}
