package org.fairlab.command;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.EventMessage;
import org.fairlab.events.Event;
import org.fairlab.platform.store.Decision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends commands when they fall due, also after a restart. A deadline is set in the transaction that records the event
 * it follows from; one that has become pointless by then is refused by the entity and forgotten.
 */
@Component
class DeadlineScheduler implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DeadlineScheduler.class);
    private static final TaskDescriptor<Due> DEADLINE = TaskDescriptor.of("deadline", Due.class);

    private final Scheduler scheduler;
    private final List<Deadline.Policy> policies;
    private final Commands commands;
    private final JsonMapper json;
    private final Clock clock;
    private boolean running;

    DeadlineScheduler(
            DataSource dataSource,
            EventBus events,
            List<Deadline.Policy> policies,
            Commands commands,
            JsonMapper json,
            Clock clock,
            @Value("${fairlab.deadlines.poll:10s}") Duration poll) {
        this.policies = policies;
        this.commands = commands;
        this.json = json;
        this.clock = clock;
        Task<Due> deadline = Tasks.oneTime(DEADLINE).execute((instance, context) -> send(instance.getData()));
        this.scheduler = Scheduler.create(dataSource, deadline)
                .tableName("command.scheduled_tasks")
                .serializer(new JsonData())
                .clock(clock::instant)
                .pollingInterval(poll)
                .threads(2)
                .build();
        events.registerDispatchInterceptor(recorded -> (index, event) -> schedule(event));
    }

    /**
     * A deadline as it is kept.
     *
     * @param type the command's class
     * @param command the command as JSON
     */
    record Due(String type, String command) {}

    private EventMessage<?> schedule(EventMessage<?> recorded) {
        if (recorded.getPayload() instanceof Event event) {
            policies.stream().flatMap(policy -> policy.after(event).stream()).forEach(this::schedule);
        }
        return recorded;
    }

    /** As the scheduler itself would write it, but in the transaction that records the event. */
    private void schedule(Deadline deadline) {
        var due = new Due(deadline.command().getClass().getName(), json.writeValueAsString(deadline.command()));
        Decision.current()
                .also(
                        "insert into command.scheduled_tasks"
                                + " (task_name, task_instance, task_data, execution_time, picked, version)"
                                + " values (?, ?, ?, ?, false, 1)",
                        DEADLINE.getTaskName(),
                        UUID.randomUUID().toString(),
                        json.writeValueAsBytes(due),
                        deadline.on().atStartOfDay(clock.getZone()).toOffsetDateTime());
    }

    private void send(Due due) {
        try {
            Class<?> type = Class.forName(due.type);
            commands.send((Command) json.readValue(due.command, type), Sender.SYSTEM, null);
        } catch (Rejected pointless) {
            log.debug("a deadline came to nothing: {}", pointless.rule().name());
        } catch (ClassNotFoundException renamed) {
            throw new IllegalStateException("a deadline's command is gone", renamed);
        }
    }

    @Override
    public void start() {
        scheduler.start();
        running = true;
    }

    @Override
    public void stop() {
        scheduler.stop();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private final class JsonData implements Serializer {

        @Override
        public byte[] serialize(Object data) {
            return json.writeValueAsBytes(data);
        }

        @Override
        public <T> T deserialize(Class<T> type, byte[] data) {
            return json.readValue(data, type);
        }
    }
}
