package io.dynox.internal.mapping;

import io.dynox.internal.mapping.item.ItemMapper;
import io.dynox.WriteMode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What mapping costs: a record by Dynox, and a bean of the same data by the Enhanced client. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class MappingBenchmark {

    private final ItemMapper<Order> records = ItemMappers.of(Order.class);
    private final TableSchema<OrderBean> beans = TableSchema.fromBean(OrderBean.class);
    private final Order order = new Order(
            "CUSTOMER#4711",
            "ORDER#2026-11-21#17",
            "Ada Lovelace",
            36,
            1_234_567_890_123L,
            new BigDecimal("1299.95"),
            0.19,
            true,
            Status.PAID,
            Instant.parse("2026-11-21T12:34:56.789Z"),
            LocalDate.of(2026, 11, 24),
            new Address("Hauptstrasse 1", "Zürich", 8001),
            List.of("gift", "express", "insured"),
            Map.of("red", 1, "green", 2));
    private final OrderBean bean = OrderBean.of(order);
    private final Map<String, AttributeValue> item = records.encode(order);

    public enum Status {
        OPEN,
        PAID
    }

    public record Address(String street, String city, int zip) {}

    public record Order(
            @DynamoDbPartitionKey String pk,
            @DynamoDbSortKey String sk,
            String name,
            int age,
            long number,
            BigDecimal total,
            double tax,
            boolean paid,
            Status status,
            Instant ordered,
            LocalDate due,
            Address address,
            List<String> tags,
            Map<String, Integer> amounts) {}

    @Benchmark
    public Object recordToItem() {
        return records.encode(order);
    }

    @Benchmark
    public Object beanToItem() {
        return beans.itemToMap(bean, true);
    }

    @Benchmark
    public Object itemToRecord() {
        return records.decode(item);
    }

    @Benchmark
    public Object itemToBean() {
        return beans.mapToItem(item);
    }

    @Benchmark
    public Object recordAndBack() {
        return records.decode(records.encode(order));
    }

    @Benchmark
    public Object beanAndBack() {
        return beans.mapToItem(beans.itemToMap(bean, true));
    }

    /** The same data as a bean. */
    @DynamoDbBean
    public static class AddressBean {
        private @Nullable String street;
        private @Nullable String city;
        private int zip;

        public @Nullable String getStreet() {
            return street;
        }

        public void setStreet(@Nullable String street) {
            this.street = street;
        }

        public @Nullable String getCity() {
            return city;
        }

        public void setCity(@Nullable String city) {
            this.city = city;
        }

        public int getZip() {
            return zip;
        }

        public void setZip(int zip) {
            this.zip = zip;
        }
    }

    /** The same data as a bean. */
    @DynamoDbBean
    public static class OrderBean {
        private @Nullable String pk;
        private @Nullable String sk;
        private @Nullable String name;
        private int age;
        private long number;
        private @Nullable BigDecimal total;
        private double tax;
        private boolean paid;
        private @Nullable Status status;
        private @Nullable Instant ordered;
        private @Nullable LocalDate due;
        private @Nullable AddressBean address;
        private @Nullable List<String> tags;
        private @Nullable Map<String, Integer> amounts;

        @DynamoDbPartitionKey
        public @Nullable String getPk() {
            return pk;
        }

        public void setPk(@Nullable String pk) {
            this.pk = pk;
        }

        @DynamoDbSortKey
        public @Nullable String getSk() {
            return sk;
        }

        public void setSk(@Nullable String sk) {
            this.sk = sk;
        }

        public @Nullable String getName() {
            return name;
        }

        public void setName(@Nullable String name) {
            this.name = name;
        }

        public int getAge() {
            return age;
        }

        public void setAge(int age) {
            this.age = age;
        }

        public long getNumber() {
            return number;
        }

        public void setNumber(long number) {
            this.number = number;
        }

        public @Nullable BigDecimal getTotal() {
            return total;
        }

        public void setTotal(@Nullable BigDecimal total) {
            this.total = total;
        }

        public double getTax() {
            return tax;
        }

        public void setTax(double tax) {
            this.tax = tax;
        }

        public boolean isPaid() {
            return paid;
        }

        public void setPaid(boolean paid) {
            this.paid = paid;
        }

        public @Nullable Status getStatus() {
            return status;
        }

        public void setStatus(@Nullable Status status) {
            this.status = status;
        }

        public @Nullable Instant getOrdered() {
            return ordered;
        }

        public void setOrdered(@Nullable Instant ordered) {
            this.ordered = ordered;
        }

        public @Nullable LocalDate getDue() {
            return due;
        }

        public void setDue(@Nullable LocalDate due) {
            this.due = due;
        }

        public @Nullable AddressBean getAddress() {
            return address;
        }

        public void setAddress(@Nullable AddressBean address) {
            this.address = address;
        }

        public @Nullable List<String> getTags() {
            return tags;
        }

        public void setTags(@Nullable List<String> tags) {
            this.tags = tags;
        }

        public @Nullable Map<String, Integer> getAmounts() {
            return amounts;
        }

        public void setAmounts(@Nullable Map<String, Integer> amounts) {
            this.amounts = amounts;
        }

        static OrderBean of(Order order) {
            OrderBean bean = new OrderBean();
            AddressBean address = new AddressBean();
            address.setStreet(order.address().street());
            address.setCity(order.address().city());
            address.setZip(order.address().zip());
            bean.setPk(order.pk());
            bean.setSk(order.sk());
            bean.setName(order.name());
            bean.setAge(order.age());
            bean.setNumber(order.number());
            bean.setTotal(order.total());
            bean.setTax(order.tax());
            bean.setPaid(order.paid());
            bean.setStatus(order.status());
            bean.setOrdered(order.ordered());
            bean.setDue(order.due());
            bean.setAddress(address);
            bean.setTags(order.tags());
            bean.setAmounts(order.amounts());
            return bean;
        }
    }
}
