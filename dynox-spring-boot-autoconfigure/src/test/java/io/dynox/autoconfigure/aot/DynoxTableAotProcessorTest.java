package io.dynox.autoconfigure.aot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.dynox.annotation.DynoxTable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.hint.predicate.ReflectionHintsPredicates;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.beans.factory.aot.AotServices;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.aot.BeanFactoryInitializationCode;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.javapoet.ClassName;
import software.amazon.awssdk.enhanced.dynamodb.AttributeConverter;
import software.amazon.awssdk.enhanced.dynamodb.AttributeValueType;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbConvertedBy;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynoxTableAotProcessorTest {

    @DynoxTable("orders")
    record Order(@DynamoDbPartitionKey String id, List<Line> lines) {}

    record Line(@DynamoDbConvertedBy(AmountConverter.class) Integer amount) {}

    record Unnamed(String id) {}

    static final class AmountConverter implements AttributeConverter<Integer> {
        @Override
        public AttributeValue transformFrom(Integer value) {
            return AttributeValue.fromN(value.toString());
        }

        @Override
        public Integer transformTo(AttributeValue value) {
            return Integer.valueOf(value.n());
        }

        @Override
        public EnhancedType<Integer> type() {
            return EnhancedType.of(Integer.class);
        }

        @Override
        public AttributeValueType attributeValueType() {
            return AttributeValueType.N;
        }
    }

    private static final ReflectionHintsPredicates REFLECTION = RuntimeHintsPredicates.reflection();

    private static RuntimeHints hints() throws Exception {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        AutoConfigurationPackages.register(beans, DynoxTableAotProcessorTest.class.getPackageName());
        BeanFactoryInitializationAotContribution found =
                AotServices.factoriesAndBeans(beans).load(BeanFactoryInitializationAotProcessor.class).stream()
                        .filter(DynoxTableAotProcessor.class::isInstance)
                        .findFirst()
                        .orElseThrow()
                        .processAheadOfTime(beans);
        DefaultGenerationContext context = new DefaultGenerationContext(
                new ClassNameGenerator(ClassName.get("io.dynox.generated", "Target")), new InMemoryGeneratedFiles());
        if (found != null) {
            found.applyTo(context, mock(BeanFactoryInitializationCode.class));
        }
        return context.getRuntimeHints();
    }

    @Test
    void annotatedRecordsAndThoseInsideCanBeMadeAndRead() throws Exception {
        RuntimeHints hints = hints();

        assertThat(REFLECTION.onConstructorInvocation(Order.class.getDeclaredConstructors()[0]))
                .accepts(hints);
        assertThat(REFLECTION.onMethodInvocation(Order.class, "id")).accepts(hints);
        assertThat(REFLECTION.onConstructorInvocation(Line.class.getDeclaredConstructors()[0]))
                .accepts(hints);
        assertThat(REFLECTION.onMethodInvocation(Line.class, "amount")).accepts(hints);
    }

    @Test
    void convertersAndTagsOfAnnotationsCanBeUsed() throws Exception {
        RuntimeHints hints = hints();

        assertThat(REFLECTION
                        .onType(AmountConverter.class)
                        .withMemberCategory(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS))
                .accepts(hints);
        assertThat(REFLECTION
                        .onType(
                                TypeReference.of(
                                        "software.amazon.awssdk.enhanced.dynamodb.internal.mapper.BeanTableSchemaAttributeTags"))
                        .withMemberCategory(MemberCategory.INVOKE_DECLARED_METHODS))
                .accepts(hints);
    }

    @Test
    void otherRecordsAreLeftAlone() throws Exception {
        assertThat(REFLECTION.onType(Unnamed.class)).rejects(hints());
    }

    @Test
    void withoutPackagesThereIsNothingToFind() {
        assertThat(new DynoxTableAotProcessor().processAheadOfTime(new DefaultListableBeanFactory()))
                .isNull();
    }
}
