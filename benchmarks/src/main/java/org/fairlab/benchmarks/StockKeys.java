package org.fairlab.benchmarks;

import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.fairlab.command.Receipt;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gives a request one effect by keeping its key in the transaction that records the events. */
record StockKeys(JdbcClient jdbc) implements MessageHandlerInterceptor<CommandMessage<?>> {

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unit, InterceptorChain chain) throws Exception {
        var metadata = unit.getMessage().getMetaData();
        if (metadata.containsKey("onceKey")) {
            UUID key = UUID.fromString(metadata.get("onceKey").toString());
            boolean known = jdbc.sql("select exists (select from events.once where key = ?)")
                    .param(key)
                    .query(Boolean.class)
                    .single();
            if (!known) {
                chain.proceed();
                unit.onPrepareCommit(committing -> jdbc.sql("insert into events.once (key, digest) values (?, ?)")
                        .params(key, key)
                        .update());
            }
        } else {
            chain.proceed();
        }
        return new Receipt(List.of());
    }
}
