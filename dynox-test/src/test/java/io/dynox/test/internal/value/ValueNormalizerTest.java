package io.dynox.test.internal.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ValueNormalizerTest {

    @Test
    void itemInCanonicalFormIsReturnedAsItIs() {
        Map<String, AttributeValue> item =
                Map.of("a", AttributeValue.fromN("1"), "b", AttributeValue.fromL(List.of(AttributeValue.fromS("x"))));

        assertThat(ValueNormalizer.normalize(item)).isSameAs(item);
    }

    @Test
    void numbersAreNormalisedAtAnyDepth() {
        AttributeValue value = AttributeValue.fromL(List.of(
                AttributeValue.fromM(Map.of("a", AttributeValue.fromN("1.0"))),
                AttributeValue.fromNs(List.of("2e1", "3"))));

        assertThat(ValueNormalizer.normalize(value))
                .isEqualTo(AttributeValue.fromL(List.of(
                        AttributeValue.fromM(Map.of("a", AttributeValue.fromN("1"))),
                        AttributeValue.fromNs(List.of("3", "20")))));
    }

    @Test
    void membersOfSetsAreKeptInTheirOrder() {
        assertThat(ValueNormalizer.normalize(AttributeValue.fromSs(List.of("b", "B", "a"))))
                .isEqualTo(AttributeValue.fromSs(List.of("B", "a", "b")));
        assertThat(ValueNormalizer.normalize(AttributeValue.fromBs(
                        List.of(SdkBytes.fromByteArray(new byte[] {-1}), SdkBytes.fromByteArray(new byte[] {1, 2})))))
                .isEqualTo(AttributeValue.fromBs(
                        List.of(SdkBytes.fromByteArray(new byte[] {1, 2}), SdkBytes.fromByteArray(new byte[] {-1}))));
    }

    @Test
    void attributeNamesAreNeverEmpty() {
        assertRefused(AttributeValue.fromM(Map.of("", AttributeValue.fromS("a"))), "Empty attribute name");
    }

    @Test
    void valueWithoutATypeIsRefused() {
        assertRefused(
                AttributeValue.builder().build(),
                "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
    }

    @Test
    void valueWithTwoTypesIsRefused() {
        assertRefused(
                AttributeValue.builder().s("a").n("1").build(),
                "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported"
                        + " datatypes");
    }

    @Test
    void badContentsAreReportedBeforeTwoTypes() {
        assertRefused(
                AttributeValue.builder().s("a").n("").build(), "The parameter cannot be converted to a numeric value");
        assertRefused(
                AttributeValue.builder().s("a").nul(false).build(),
                "One or more parameter values were invalid: Null attribute value types must have the value of true");
        assertRefused(
                AttributeValue.builder().s("a").ss(List.of()).build(),
                "One or more parameter values were invalid: An string set  may not be empty");
        assertRefused(AttributeValue.builder().s("a").ns("1", "1").build(), "Input collection contains duplicates");
        assertRefused(
                AttributeValue.builder().s("a").bs(List.of()).build(),
                "One or more parameter values were invalid: Binary sets should not be empty");
        assertRefused(
                AttributeValue.builder().s("a").l(AttributeValue.fromN("x")).build(),
                "The parameter cannot be converted to a numeric value: x");
        assertRefused(
                AttributeValue.builder()
                        .s("a")
                        .m(Map.of("k", AttributeValue.fromN("x")))
                        .build(),
                "The parameter cannot be converted to a numeric value: x");
    }

    @Test
    void falseNullIsRefused() {
        assertRefused(
                AttributeValue.fromNul(false),
                "One or more parameter values were invalid: Null attribute value types must have the value of true");
    }

    @Test
    void emptySetsAreRefused() {
        assertRefused(
                AttributeValue.fromSs(List.of()),
                "One or more parameter values were invalid: An string set  may not be empty");
        assertRefused(
                AttributeValue.fromNs(List.of()),
                "One or more parameter values were invalid: An number set  may not be empty");
        assertRefused(
                AttributeValue.fromBs(List.of()),
                "One or more parameter values were invalid: Binary sets should not be empty");
    }

    @Test
    void duplicatesInSetsAreRefused() {
        SdkBytes bytes = SdkBytes.fromUtf8String("b");

        assertRefused(
                AttributeValue.fromSs(List.of("a", "b", "a")),
                "One or more parameter values were invalid: Input collection [a, b, a] contains duplicates.");
        assertRefused(AttributeValue.fromNs(List.of("1", "1.0")), "Input collection contains duplicates");
        assertRefused(
                AttributeValue.fromBs(List.of(bytes, bytes)),
                "One or more parameter values were invalid: Input collection [Yg==, Yg==]of type BS contains"
                        + " duplicates.");
    }

    @Test
    void nullMembersAreRefused() {
        assertRefused(
                AttributeValue.fromSs(Arrays.asList("a", null)),
                "One or more parameter values were invalid: An string set  may not have a null string as a member");
        assertRefused(
                AttributeValue.fromL(Arrays.asList(AttributeValue.fromS("a"), null)),
                "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
    }

    @Test
    void badNumberIsFoundAtAnyDepth() {
        assertRefused(
                AttributeValue.fromL(List.of(AttributeValue.fromM(Map.of("a", AttributeValue.fromNs(List.of("x")))))),
                "The parameter cannot be converted to a numeric value: x");
    }

    @Test
    void thirtyTwoLevelsAreAllowedTheItemIncludedAndOneMoreIsNot() {
        Map<String, AttributeValue> deepest = Map.of("a", nested(31));
        Map<String, AttributeValue> tooDeep = Map.of("a", nested(32));

        assertThat(ValueNormalizer.normalize(deepest)).isSameAs(deepest);
        ValueNormalizer.checkNesting(deepest);
        assertThatThrownBy(() -> ValueNormalizer.normalize(tooDeep))
                .isInstanceOf(ValidationFailure.class)
                .hasMessage("Nesting Levels have exceeded supported limits: Attributes in the item have nested levels"
                        + " beyond supported limit");
        assertThatThrownBy(() -> ValueNormalizer.checkNesting(tooDeep))
                .isInstanceOf(ValidationFailure.class)
                .hasMessage("Nesting Levels have exceeded supported limits");
    }

    private static AttributeValue nested(int levels) {
        AttributeValue value = AttributeValue.fromS("leaf");
        for (int i = 0; i < levels; i++) {
            value = AttributeValue.fromL(List.of(value));
        }
        return value;
    }

    private static void assertRefused(AttributeValue value, String message) {
        assertThatThrownBy(() -> ValueNormalizer.normalize(value))
                .isInstanceOf(ValidationFailure.class)
                .hasMessage(message);
    }
}
