//! Inline types that are one type under several names.

use bindery_behaviour::equal_types::types::{
    Account, AccountCardPayments, AccountHome, AccountLinkPayments, AccountOwner, AccountWork, At, Person,
};

#[test]
fn each_place_keeps_its_name() {
    let mut account = Account::new(AccountCardPayments::Active);
    account.link_payments = Some(AccountLinkPayments::Inactive);
    account.work = Some(AccountWork::new(At::new("Arklow")));
    account.home = account.work.clone().map(|work: AccountHome| work);
    account.owner = Some(AccountOwner::new("Ada"));
    assert_eq!(account.owner, Some(Person::new("Ada")));
    let json = serde_json::to_string(&account).unwrap();
    assert_eq!(
        json,
        r#"{"card_payments":"active","link_payments":"inactive","home":{"at":{"city":"Arklow"}},"work":{"at":{"city":"Arklow"}},"owner":{"name":"Ada"}}"#
    );
    assert_eq!(serde_json::from_str::<Account>(&json).unwrap(), account);
}
