package shop

import io.dynox.SyncBatchOperations
import io.dynox.annotation.AllowMissing
import io.dynox.annotation.Default
import io.dynox.annotation.DynoxType
import io.dynox.annotation.EpochSeconds
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbAttribute
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbSortKey
import java.time.Instant
import java.util.UUID

enum class State { OPEN, SHIPPED }

@JvmRecord
data class Line(val article: String, val count: Int)

@JvmRecord
data class Order(
    @get:DynamoDbPartitionKey val pk: UUID,
    @get:DynamoDbSortKey val sk: Instant,
    @get:DynamoDbAttribute("lines_of_order") val lines: List<Line>,
    @get:Default("OPEN") val state: State,
    @get:AllowMissing val note: String?,
    @get:EpochSeconds @get:AllowMissing val expires: Instant?,
)

sealed interface Entity

@JvmRecord
@DynoxType(attribute = "kind", value = "customer")
data class Customer(
    @get:DynamoDbPartitionKey val pk: String,
    @get:DynamoDbSortKey val sk: String,
    val name: String,
) : Entity

@JvmRecord
@DynoxType(attribute = "sk", prefix = "INVOICE#")
data class Invoice(
    @get:DynamoDbPartitionKey val pk: String,
    @get:DynamoDbSortKey val sk: String,
    val cents: Long,
) : Entity

/** No record: its refusal names the annotation that makes it one. */
data class Plain(val pk: String)

@JvmRecord
data class HoldsPlain(val pk: String, val plain: Plain)

@JvmInline
value class Sku(val text: String)

@JvmRecord
data class Stock(@get:DynamoDbPartitionKey val id: Sku, val left: UInt)

object Shop {
    @JvmStatic
    fun copy(dynox: SyncBatchOperations, orders: List<Order>): List<Order> {
        val table = dynox.table("orders", Order::class.java)
        table.write { batch -> orders.forEach { batch.put(it) } }
        return table.batchGet(orders.map { table.keyOf(it) }).items()
    }

    @JvmStatic
    fun stock(): Stock = Stock(Sku("pen"), UInt.MAX_VALUE)

    @JvmStatic
    fun samples(): List<Order> = listOf(
        Order(UUID(1, 2), Instant.parse("2026-01-31T00:00:00Z"), listOf(Line("pen", 2)), State.SHIPPED, null, null),
        Order(UUID(3, 4), Instant.parse("2026-02-01T00:00:00Z"), emptyList(), State.OPEN, "gift", Instant.ofEpochSecond(7)),
    )
}
