package id.lintas.decision;

import id.lintas.approval.ApprovalAction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DecisionConfiguration {

    @Bean
    ApprovalAction releaseCase(DecisionAction.World world) {
        return new DecisionAction(DecisionKind.RELEASE, world);
    }

    @Bean
    ApprovalAction acceptPayment(DecisionAction.World world) {
        return new DecisionAction(DecisionKind.ACCEPT, world);
    }

    @Bean
    ApprovalAction givePaymentBack(DecisionAction.World world) {
        return new DecisionAction(DecisionKind.GIVE_BACK, world);
    }

    @Bean
    ApprovalAction undoPaymentDecision(DecisionAction.World world) {
        return new DecisionAction(DecisionKind.UNDO, world);
    }

    @Bean
    ApprovalAction matchMoney(DecisionAction.World world) {
        return new DecisionAction(DecisionKind.MATCH, world);
    }

    @Bean
    ApprovalAction unmatchMoney(DecisionAction.World world) {
        return new DecisionAction(DecisionKind.UNMATCH, world);
    }

    @Bean
    ApprovalAction giveUnmatchedMoneyBack(DecisionAction.World world) {
        return new DecisionAction(DecisionKind.GIVE_BACK_UNMATCHED, world);
    }
}
