package org.fairlab.command;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.fairlab.platform.store.Decision;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers a command with its receipt, and gives a request one effect: the key is stored in the transaction that records
 * the events, so that neither is ever there without the other.
 */
@Component
class OneEffect implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    OneEffect(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unit, InterceptorChain chain) throws Exception {
        Once once = Metadata.once(unit.getMessage().getMetaData());
        if (once == null) {
            chain.proceed();
            return new Receipt(Decision.current().recorded());
        }
        Rule.KEY_IN_FLIGHT.brokenIf(!lock(once.key()));
        var earlier = jdbc.sql("select digest, receipt from command.once where key = ?")
                .param(once.key())
                .query((row, n) -> new Earlier(row.getString("digest"), row.getString("receipt")))
                .optional();
        if (earlier.isPresent()) {
            Rule.KEY_REUSED.brokenIf(!earlier.get().digest.equals(once.digest()));
            return json.readValue(earlier.get().receipt, Receipt.class);
        }
        chain.proceed();
        Receipt receipt = new Receipt(Decision.current().recorded());
        unit.onPrepareCommit(
                committing -> jdbc.sql("insert into command.once (key, digest, receipt) values (?, ?, ?::json)")
                        .params(once.key(), once.digest(), json.writeValueAsString(receipt))
                        .update());
        return receipt;
    }

    private boolean lock(String key) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")
                .param(key)
                .query(Boolean.class)
                .single();
    }

    private record Earlier(String digest, String receipt) {}
}
