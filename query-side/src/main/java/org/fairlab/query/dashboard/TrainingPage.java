package org.fairlab.query.dashboard;

import static org.fairlab.platform.security.Roles.AUDITOR;
import static org.fairlab.platform.security.Roles.PROGRAMME_MANAGER;

import jakarta.annotation.security.RolesAllowed;
import org.fairlab.query.page.HtmlPage;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page of training and mentoring, for those who see live counts of people. */
@HtmlPage
class TrainingPage {

    private final TrainingCards cards;

    TrainingPage(TrainingCards cards) {
        this.cards = cards;
    }

    @GetMapping("/training")
    @RolesAllowed({PROGRAMME_MANAGER, AUDITOR})
    ModelAndView page(@RequestParam(required = false) @Nullable String cursor) {
        return new ModelAndView("training").addObject("cards", cards.of(cursor)).addObject("at", new At(null));
    }
}
